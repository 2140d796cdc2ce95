package io.getinference.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One gateway, the same over all its starts.
 *
 * @param value {@code gw_} and a ULID
 */
public record GatewayId(@JsonValue String value) {

    private static final String PREFIX = "gw_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GatewayId {
        Ids.check(PREFIX, value);
    }

    /** A new id, later in sort order than those made before it in this process. */
    public static GatewayId next() {
        return new GatewayId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
