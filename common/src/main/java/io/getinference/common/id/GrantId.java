package io.getinference.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One grant of credit.
 *
 * @param value {@code grant_} and a ULID
 */
public record GrantId(@JsonValue String value) {

    private static final String PREFIX = "grant_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GrantId {
        Ids.check(PREFIX, value);
    }

    /** A new id, later in sort order than those made before it in this process. */
    public static GrantId next() {
        return new GrantId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
