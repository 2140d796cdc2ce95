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
                account, number, id, request.amount(), request.kind(), request.priority());
    }

    /** Paid credit is owed as service; promotional credit only takes note of a promise. */
    Posting posting() {
        List<Entry> entries =
                switch (request.kind()) {
                    case PAID ->
                            List.of(
                                    Entry.debit(LedgerAccount.PAYMENT_CLEARING, request.amount()),
                                    Entry.credit(
                                            LedgerAccount.deferredRevenue(account),
                                            request.amount()));
                    case PROMOTIONAL ->
                            List.of(
                                    Entry.debit(LedgerAccount.PROMOTIONAL_ISSUED, request.amount()),
                                    Entry.credit(
                                            LedgerAccount.promotionalCredit(account),
                                            request.amount()));
                };
        return new Posting(PostingKey.of(id), "credit granted", createdAt, entries);
    }
}
