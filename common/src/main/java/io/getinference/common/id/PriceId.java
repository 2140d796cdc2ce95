package io.getinference.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One immutable row of the price book.
 *
 * @param value {@code price_} and a ULID
 */
public record PriceId(@JsonValue String value) {

    private static final String PREFIX = "price_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PriceId {
        Ids.check(PREFIX, value);
    }

    /** A new id, later in sort order than those made before it in this process. */
    public static PriceId next() {
        return new PriceId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
