package io.getinference.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An API key, named without its secret.
 *
 * @param value {@code key_} and a ULID
 */
public record KeyId(@JsonValue String value) {

    private static final String PREFIX = "key_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyId {
        Ids.check(PREFIX, value);
    }

    /** A new id, later in sort order than those made before it in this process. */
    public static KeyId next() {
        return new KeyId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
