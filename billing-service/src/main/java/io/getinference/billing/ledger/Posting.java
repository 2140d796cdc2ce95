package io.getinference.billing.ledger;

import io.getinference.common.money.Money;

import java.time.Instant;
import java.util.List;

/**
 * A transaction that is to be posted.
 *
 * @param key what it is about
 * @param memo says so to a reader of the journal
 * @param occurredAt when it happened; the ledger adds when it was recorded
 * @param entries at least two; they sum to zero
 */
public record Posting(PostingKey key, String memo, Instant occurredAt, List<Entry> entries) {

    public Posting {
        entries = List.copyOf(entries);
        if (entries.size() < 2) {
            throw new IllegalArgumentException("a transaction has two sides");
        }
        if (!entries.stream()
                .map(Entry::amount)
                .reduce(Money.ZERO, Money::plus)
                .equals(Money.ZERO)) {
            throw new IllegalArgumentException("a transaction sums to zero");
        }
    }
}
