package io.getinference.chaos.evidence;

import io.getinference.common.event.UsageRated;

/**
 * One row of posted usage in the ledger's database.
 *
 * @param attempt its unique key
 * @param day the day in UTC on which it was booked
 * @param findings what the audit against the price book faulted; empty where nothing
 * @param rated the whole fact as it was received
 * @param amounts the columns beside it, as text, to be compared with the fact
 */
public record Posted(
        String attempt, String day, String findings, UsageRated rated, Amounts amounts) {

    /**
     * The columns that sums are made of.
     *
     * @param charge nano-dollars
     * @param value nano-dollars
     */
    public record Amounts(long charge, long value) {}
}
