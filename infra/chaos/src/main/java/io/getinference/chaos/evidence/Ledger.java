package io.getinference.chaos.evidence;

import io.getinference.common.rating.Price;

import java.util.List;

/**
 * The ledger's database.
 *
 * @param posted usage, in the order of posting
 * @param entries of the book, in the order of posting
 * @param grants of credit
 * @param prices the price book
 * @param parked records that could not be posted
 */
public record Ledger(
        List<Posted> posted,
        List<LedgerEntry> entries,
        List<GrantRow> grants,
        List<Price> prices,
        long parked) {

    public Ledger {
        posted = List.copyOf(posted);
        entries = List.copyOf(entries);
        grants = List.copyOf(grants);
        prices = List.copyOf(prices);
    }
}
