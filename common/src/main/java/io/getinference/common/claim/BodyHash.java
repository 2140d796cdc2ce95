package io.getinference.common.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What tells a request's repetition from another request.
 *
 * @param hex SHA-256 of the body's bytes as they were sent, in hex
 */
public record BodyHash(@JsonValue String hex) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BodyHash {
        Sha256.check(hex);
    }

    /** The hash of a body. */
    public static BodyHash of(byte[] body) {
        return new BodyHash(Sha256.of(body));
    }

    @Override
    public String toString() {
        return hex;
    }
}
