package io.getinference.common.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.getinference.common.id.KeyId;

/**
 * An idempotency key of an API key's holder, hashed: what callers name their requests is theirs.
 *
 * @param hex SHA-256 of the API key's id, a zero byte and the header, in hex
 */
public record ClaimId(@JsonValue String hex) {

    private static final byte[] ZERO = {0};

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClaimId {
        Sha256.check(hex);
    }

    /** The claim that an API key's holder makes with a header's value. */
    public static ClaimId of(KeyId key, String header) {
        return new ClaimId(Sha256.of(key.value().getBytes(UTF_8), ZERO, header.getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return hex;
    }
}
