package io.getinference.metering.budget;

import org.jspecify.annotations.Nullable;

/**
 * What a lease's row has of its key's rates.
 *
 * @param requests null where requests are not limited
 * @param tokens null where tokens are not limited
 * @param running how many completions may run under it at once; zero where they are not limited
 */
record RowRates(@Nullable Share requests, @Nullable Share tokens, long running) {

    static final RowRates NONE = new RowRates(null, null, 0);
}
