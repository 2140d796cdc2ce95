package io.getinference.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A team inside an account.
 *
 * @param value {@code team_} and a ULID
 */
public record TeamId(@JsonValue String value) {

    private static final String PREFIX = "team_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TeamId {
        Ids.check(PREFIX, value);
    }

    /** A new id, later in sort order than those made before it in this process. */
    public static TeamId next() {
        return new TeamId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
