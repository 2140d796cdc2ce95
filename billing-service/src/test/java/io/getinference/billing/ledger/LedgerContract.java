package io.getinference.billing.ledger;

import static io.getinference.billing.ledger.LedgerAccount.HOUSE;
import static io.getinference.billing.ledger.LedgerAccount.PAYMENT_CLEARING;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.billing.ledger.Ledger.Outcome;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** What every ledger must do. */
abstract class LedgerContract {

    private final AccountId account = AccountId.next();

    abstract Ledger ledger();

    @Test
    void addsUpDebitsAndCreditsOfALedgerAccount() {
        ledger().post(sale("0.30"));
        ledger().post(sale("0.000000001"));
        ledger().post(use("0.10"));

        Turnover turnover = ledger().turnover(LedgerAccount.deferredRevenue(account));
        assertThat(turnover)
                .isEqualTo(new Turnover(Money.ofUsd("0.10"), Money.ofUsd("0.300000001")));
        assertThat(turnover.creditBalance()).isEqualTo(Money.ofUsd("0.200000001"));
    }

    @Test
    void tellsApartWhatMovedALedgerAccount() {
        ledger().post(sale("0.30"));
        ledger().post(use("0.10"));
        ledger().post(use("0.02"));

        assertThat(ledger().turnovers(LedgerAccount.deferredRevenue(account)))
                .isEqualTo(
                        Map.of(
                                Fact.GRANT,
                                new Turnover(Money.ZERO, Money.ofUsd("0.30")),
                                Fact.USAGE,
                                new Turnover(Money.ofUsd("0.12"), Money.ZERO)));
    }

    @Test
    void hasNothingWhereNothingWasPosted() {
        assertThat(ledger().turnover(LedgerAccount.promotionalCredit(account)))
                .isEqualTo(Turnover.NONE);
    }

    @Test
    void postsAKeyOnceHoweverOftenItComes() {
        Posting posting = sale("5.00");

        assertThat(ledger().post(posting)).isEqualTo(Outcome.POSTED);
        assertThat(ledger().post(posting)).isEqualTo(Outcome.ALREADY_POSTED);

        assertThat(ledger().turnover(LedgerAccount.deferredRevenue(account)).credits())
                .isEqualTo(Money.ofUsd("5.00"));
    }

    @Test
    void letsTheFirstOfTwoPostingsWithOneKeyStand() {
        Posting first = sale("5.00");
        Posting other =
                new Posting(first.key(), "other", first.occurredAt(), sale("7.00").entries());

        ledger().post(first);

        assertThat(ledger().post(other)).isEqualTo(Outcome.ALREADY_POSTED);
        assertThat(ledger().turnover(LedgerAccount.deferredRevenue(account)).credits())
                .isEqualTo(Money.ofUsd("5.00"));
    }

    @Test
    void postsOneOfManyThatComeAtTheSameTime() throws Exception {
        Posting posting = sale("5.00");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Outcome>> attempts =
                    Stream.generate(() -> (Callable<Outcome>) () -> ledger().post(posting))
                            .limit(16)
                            .toList();

            assertThat(threads.invokeAll(attempts).stream().map(Future::resultNow))
                    .containsOnlyOnce(Outcome.POSTED);
        }
        assertThat(ledger().turnover(LedgerAccount.deferredRevenue(account)).credits())
                .isEqualTo(Money.ofUsd("5.00"));
    }

    private Posting sale(String usd) {
        return posting(
                PostingKey.of(GrantId.next()),
                Entry.debit(PAYMENT_CLEARING, Money.ofUsd(usd)),
                Entry.credit(LedgerAccount.deferredRevenue(account), Money.ofUsd(usd)));
    }

    private Posting use(String usd) {
        PublicModel model = new PublicModel("gemini-flash");
        return posting(
                PostingKey.ofAttempt(GrantId.next().value()),
                Entry.debit(LedgerAccount.deferredRevenue(account), Money.ofUsd(usd)),
                Entry.credit(LedgerAccount.revenue(model), Money.ofUsd(usd)),
                Entry.debit(HOUSE, Money.ofUsd("0.01")),
                Entry.credit(LedgerAccount.unchargedValue(model), Money.ofUsd("0.01")));
    }

    static Posting posting(Entry... entries) {
        return posting(PostingKey.of(GrantId.next()), entries);
    }

    private static Posting posting(PostingKey key, Entry... entries) {
        return new Posting(key, "test", Instant.parse("2026-11-22T00:00:00Z"), List.of(entries));
    }
}
