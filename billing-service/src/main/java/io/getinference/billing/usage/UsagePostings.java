package io.getinference.billing.usage;

import static io.getinference.billing.ledger.LedgerAccount.HOUSE;
import static io.getinference.billing.ledger.LedgerAccount.PROMOTIONAL_DISCOUNT;
import static io.getinference.billing.ledger.LedgerAccount.PROMOTIONAL_ISSUED;

import io.getinference.billing.ledger.Entry;
import io.getinference.billing.ledger.LedgerAccount;
import io.getinference.billing.ledger.Posting;
import io.getinference.billing.ledger.PostingKey;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rated usage as a transaction of the ledger. */
final class UsagePostings {

    private UsagePostings() {}

    /** Empty where the usage was worth nothing. */
    static Optional<Posting> of(UsageRated rated) {
        PublicModel model = rated.usage().attempt().model();
        List<Entry> entries = new ArrayList<>();
        entries.addAll(paid(rated.account(), model, sum(rated, GrantKind.PAID)));
        entries.addAll(promotional(rated.account(), model, sum(rated, GrantKind.PROMOTIONAL)));
        entries.addAll(owed(rated, model));
        entries.addAll(Entry.pair(HOUSE, LedgerAccount.unchargedValue(model), rated.house()));
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Posting(
                                PostingKey.ofAttempt(rated.usage().attemptId()),
                                rated.usage().attempt().request().value(),
                                rated.bookedAt(),
                                entries));
    }

    private static List<Entry> paid(AccountId account, PublicModel model, Money amount) {
        return Entry.pair(
                LedgerAccount.deferredRevenue(account), LedgerAccount.revenue(model), amount);
    }

    /** Revenue shows the whole charge; the discount takes back what nobody paid for. */
    private static List<Entry> promotional(AccountId account, PublicModel model, Money amount) {
        List<Entry> entries = new ArrayList<>();
        entries.addAll(
                Entry.pair(
                        LedgerAccount.promotionalCredit(account),
                        LedgerAccount.revenue(model),
                        amount));
        entries.addAll(Entry.pair(PROMOTIONAL_DISCOUNT, PROMOTIONAL_ISSUED, amount));
        return entries;
    }

    /** A charge that no credit paid is earned all the same; the customer owes it. */
    private static List<Entry> owed(UsageRated rated, PublicModel model) {
        Money owed = rated.owed();
        return owed == null
                ? List.of()
                : Entry.pair(
                        LedgerAccount.receivable(rated.account()),
                        LedgerAccount.revenue(model),
                        owed);
    }

    private static Money sum(UsageRated rated, GrantKind kind) {
        return rated.grants().stream()
                .filter(use -> use.kind() == kind)
                .map(GrantUse::amount)
                .reduce(Money.ZERO, Money::plus);
    }
}
