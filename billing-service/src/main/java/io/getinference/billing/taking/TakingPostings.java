package io.getinference.billing.taking;

import io.getinference.billing.ledger.Entry;
import io.getinference.billing.ledger.Fact;
import io.getinference.billing.ledger.LedgerAccount;
import io.getinference.billing.ledger.Posting;
import io.getinference.billing.ledger.PostingKey;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.GrantKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Credit that was taken as a transaction of the ledger. */
final class TakingPostings {

    private TakingPostings() {}

    static PostingKey key(CreditTaken taken) {
        Fact fact =
                switch (taken.cause()) {
                    case EXPIRY -> Fact.EXPIRY;
                    case REFUND -> Fact.REFUND;
                    case CHARGEBACK -> Fact.CHARGEBACK;
                };
        return new PostingKey(fact, taken.takingId());
    }

    /** Empty where there was nothing to take. */
    static Optional<Posting> of(CreditTaken taken) {
        List<Entry> entries = new ArrayList<>();
        entries.addAll(
                Entry.pair(
                        LedgerAccount.credit(taken.account(), taken.kind()),
                        counterpart(taken),
                        taken.amount()));
        entries.addAll(
                Entry.pair(
                        LedgerAccount.receivable(taken.account()),
                        LedgerAccount.PAYMENT_CLEARING,
                        taken.owed()));
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Posting(key(taken), taken.grant().value(), taken.bookedAt(), entries));
    }

    /** A promise that ends was never money; what was paid for is earned, owed back or gone. */
    private static LedgerAccount counterpart(CreditTaken taken) {
        if (taken.kind() == GrantKind.PROMOTIONAL) {
            return LedgerAccount.PROMOTIONAL_ISSUED;
        }
        return switch (taken.cause()) {
            case EXPIRY -> LedgerAccount.BREAKAGE;
            case REFUND -> LedgerAccount.REFUNDS_PAYABLE;
            case CHARGEBACK -> LedgerAccount.PAYMENT_CLEARING;
        };
    }
}
