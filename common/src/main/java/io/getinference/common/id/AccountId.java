package io.getinference.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The paying customer (tenant).
 *
 * @param value {@code acct_} and a ULID
 */
public record AccountId(@JsonValue String value) {

    private static final String PREFIX = "acct_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        Ids.check(PREFIX, value);
    }

    /** A new id, later in sort order than those made before it in this process. */
    public static AccountId next() {
        return new AccountId(Ids.next(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
