package io.getinference.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.time.Instant;

/**
 * One request at the door; it appears in the answer's headers, logs, journal and ledger.
 *
 * @param value {@code req_} and a ULID
 */
public record RequestId(@JsonValue String value) {

    private static final String PREFIX = "req_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestId {
        Ids.check(PREFIX, value);
    }

    /** A new id, later in sort order than those made before it in this process. */
    public static RequestId next() {
        return new RequestId(Ids.next(PREFIX));
    }

    /** When it was made, to the millisecond, by the clock of whoever made it. */
    public Instant madeAt() {
        return Ids.madeAt(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
