package io.getinference.billing.credit;

import io.getinference.billing.ledger.Entry;
import io.getinference.billing.ledger.LedgerAccount;
import io.getinference.billing.ledger.Posting;
import io.getinference.billing.ledger.PostingKey;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;

import java.time.Instant;
import java.util.List;

/**
 * Credit that was granted.
 *
 * @param number billing's number of the fact in the account's journal
 */
record Grant(GrantId id, AccountId account, long number, GrantRequest request, Instant createdAt) {

    CreditGranted event() {
        return new CreditGranted(
                account,
                number,
                id,
                request.amount(),
                request.kind(),
                request.priority(),
                request.expiresAt());
    }

    /** Paid credit is owed as service; promotional credit only takes note of a promise. */
    Posting posting() {
        LedgerAccount counterpart =
                switch (request.kind()) {
                    case PAID -> LedgerAccount.PAYMENT_CLEARING;
                    case PROMOTIONAL -> LedgerAccount.PROMOTIONAL_ISSUED;
                };
        LedgerAccount credit = LedgerAccount.credit(account, request.kind());
        List<Entry> entries = Entry.pair(counterpart, credit, request.amount());
        return new Posting(PostingKey.of(id), "credit granted", createdAt, entries);
    }
}
