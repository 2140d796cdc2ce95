package io.getinference.metering.budget;

import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * An account's money after a prefix of its journal: the only authority over budgets. It reads
 * nothing but the events and their append times, so every replay decides alike and an answer is
 * safe before it is committed.
 *
 * @param time the latest append time seen; it never goes back
 * @param house what no customer may be charged, in all
 * @param alerts shares of budgets that are told; null where none ever was to be
 */
public record AccountState(
        Instant time,
        Rules rules,
        SeenFacts facts,
        Credit credit,
        Budgets budgets,
        Gateways gateways,
        Quarantine quarantine,
        Money house,
        @Nullable Alerts alerts) {

    /** An account of which nothing is known yet. */
    public static final AccountState NEW =
            new AccountState(
                    Instant.EPOCH,
                    Rules.FIRST,
                    SeenFacts.NONE,
                    Credit.NONE,
                    Budgets.NONE,
                    Gateways.NONE,
                    Quarantine.NONE,
                    Money.ZERO,
                    null);

    public AccountState {
        Money unspent = credit.credited().minus(credit.taken()).minus(budgets.account().charged());
        if (!unspent.equals(credit.net())) {
            throw new IllegalArgumentException(
                    "what was credited and neither taken nor charged is what is left");
        }
    }

    /**
     * Applies the next event of the account's journal. Amounts that do not fit into 64 bits are no
     * fault of ours and must not stop the journal.
     *
     * @param appended when the broker appended it
     */
    public Applied apply(JournalEvent event, Instant appended) {
        try {
            return turn(event.account(), appended).begin().with(event).end();
        } catch (ArithmeticException e) {
            return event instanceof UsageRecorded used
                    ? apply(UsageClaim.of(used), QuarantinedUsage.Reason.UNCOUNTABLE, appended)
                    : uncountable(appended);
        }
    }

    /**
     * Sets aside what cannot be read as usage and yet claims to be: it may have cost as much as its
     * hold.
     */
    public Applied apply(UsageClaim claim, Instant appended) {
        return apply(claim, QuarantinedUsage.Reason.UNREADABLE, appended);
    }

    private Applied apply(UsageClaim claim, QuarantinedUsage.Reason reason, Instant appended) {
        try {
            return turn(claim.account(), appended).begin().with(claim, reason).end();
        } catch (ArithmeticException e) {
            return uncountable(appended);
        }
    }

    private Turn turn(AccountId account, Instant appended) {
        return new Turn(this, account, later(appended));
    }

    private Instant later(Instant appended) {
        return appended.isAfter(time) ? appended : time;
    }

    private Applied uncountable(Instant appended) {
        AccountState unchanged =
                new AccountState(
                        later(appended),
                        rules,
                        facts,
                        credit,
                        budgets,
                        gateways,
                        quarantine,
                        house,
                        alerts);
        return Applied.of(
                unchanged, new Effect.Quarantined(QuarantinedUsage.Reason.UNCOUNTABLE.text()));
    }

    /** The row that a gateway asked for, or null while it has none or its key is unknown. */
    public @Nullable LeaseAnswer answer(LifeId life, KeyId key) {
        BudgetedKey known = budgets.of(key);
        if (known == null || !known.named()) {
            return null;
        }
        LeaseRow row = gateways.row(life, key);
        if (row == null) {
            return hasEnded(life) ? closed(known) : null;
        }
        return new LeaseAnswer(
                row.number(),
                row.granted(),
                row.charged(),
                row.closed(),
                limits().above(known, row.team()),
                row.valid().equals(LeaseAnswer.VALID) ? null : row.valid().toMillis(),
                new RateView(time, gateways).of(known, row));
    }

    /** Whether nothing more is granted to a life: it is over, or an operator has given it up. */
    public boolean hasEnded(LifeId life) {
        Life known = gateways.find(life);
        return known == null ? gateways.hasClosed(life) : known.reclaimed();
    }

    /** What a life that gets no lease any more is told: it must end. */
    private LeaseAnswer closed(BudgetedKey key) {
        return new LeaseAnswer(0, Money.ZERO, Money.ZERO, true, limits().above(key, key.team()));
    }

    private Limits limits() {
        return new Limits(time, credit, budgets, gateways, quarantine);
    }

    /** How the account stands. */
    public Balance balance() {
        return new Balance(
                credit.credited(),
                credit.taken(),
                budgets.account().charged(),
                gateways.out(null, null).account(),
                quarantine.counted(null, null).account());
    }

    /** How every key that was ever named stands, by ascending id. */
    public List<KeyBalance> keyBalances() {
        return budgets.keys().stream()
                .map(key ->
                        new KeyBalance(
                                key.key(),
                                key.named(),
                                key.budget().cap(),
                                key.budget().charged(),
                                gateways.out(key.key(), null).key(),
                                quarantine.counted(key.key(), null).key()))
                .sorted(Comparator.comparing(balance -> balance.key().value()))
                .toList();
    }

    /**
     * How a key and every limit above it stands, or null where the newest limits do not name it.
     */
    public @Nullable KeyLimitsStanding standing(KeyId key) {
        BudgetedKey known = budgets.of(key);
        return known == null || !known.named()
                ? null
                : new KeyLimitsStanding(
                        known.team(),
                        new LimitStandings(limits()).above(known),
                        known.budget().charged(),
                        known.rates() == null ? null : known.rates().limits());
    }

    /** Every lease that the account still knows of. */
    public List<LeaseBalance> leases() {
        return gateways.leases();
    }

    /** Usage that waits to be corrected, by arrival. */
    public List<QuarantinedUsage> quarantined() {
        return quarantine.usage();
    }

    /** Whether so much usage waits to be corrected that nothing is known about what is left. */
    public boolean frozen() {
        return quarantine.frozen();
    }

    /** How many things the state holds: it is stored as a whole with every event. */
    public int entries() {
        return budgets.entries()
                + gateways.entries()
                + credit.grants().size()
                + facts.billing().ranges().size()
                + quarantine.usage().size()
                + Alerts.of(alerts).entries();
    }
}
