package io.getinference.gateway.caller;

import io.getinference.common.event.ApiKeyRow;
import io.getinference.gateway.table.Table;

/** Callers for tests of other packages. */
public final class CallerFixture {

    private CallerFixture() {}

    public static Callers callers(Table<ApiKeyRow> keys) {
        return new Callers(keys);
    }
}
