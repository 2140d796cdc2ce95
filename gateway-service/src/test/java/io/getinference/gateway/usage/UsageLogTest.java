package io.getinference.gateway.usage;

import static io.getinference.gateway.usage.Requests.ASKED;
import static io.getinference.gateway.usage.Requests.CALLER;
import static io.getinference.gateway.usage.Requests.LIFE;
import static io.getinference.gateway.usage.Requests.NOW;
import static io.getinference.gateway.usage.Requests.OTHER;
import static io.getinference.gateway.usage.Requests.OTHER_PRICE;
import static io.getinference.gateway.usage.Requests.PRICE;
import static io.getinference.gateway.usage.Requests.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Rating;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.journal.InMemoryJournal;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.store.InMemoryStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

class UsageLogTest {

    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryStore store = new InMemoryStore();
    private final OneLife life = new OneLife(LIFE, store, journal);

    @AfterEach
    void kill() {
        life.kill();
    }

    @Test
    void writesTheWholeFact() {
        RunningUsage running = life.open(CALLER);
        RequestId request = running.request().request();
        running.end(Outcome.COMPLETED, tally(Usage.of(10, 20), OTHER));
        UsageRecorded fact = fact();
        assertThat(fact.account()).isEqualTo(CALLER.account());
        assertThat(fact.key()).isEqualTo(CALLER.key());
        assertThat(fact.life()).isEqualTo(LIFE);
        assertThat(fact.number()).isEqualTo(1);
        assertThat(fact.hold()).isEqualTo(new Money(1_100));
        assertThat(fact.usage()).isEqualTo(Usage.of(10, 20));
        assertThat(fact.estimated()).isFalse();
        assertThat(fact.attempt().request()).isEqualTo(request);
        assertThat(fact.attempt().model()).isEqualTo(new PublicModel("m"));
        assertThat(fact.attempt().asked()).isEqualTo(ASKED);
        assertThat(fact.attempt().answered()).isEqualTo(OTHER);
        assertThat(fact.attempt().outputTokensMax()).isEqualTo(1_000);
        assertThat(fact.attempt().endedAt()).isEqualTo(NOW);
    }

    @Test
    void saysWhenTheRequestCameAndItsAnswerBegan() {
        RunningUsage answered = life.open(CALLER);
        answered.begun();
        answered.end(Outcome.COMPLETED, tally());
        assertThat(fact().attempt().firstAt()).isEqualTo(NOW);
        assertThat(fact().attempt().acceptedAt()).isEqualTo(answered.request().request().madeAt());
    }

    @Test
    void saysNothingOfABeginningThatNeverWas() {
        life.open(CALLER).end(Outcome.COMPLETED, tally());
        assertThat(fact().attempt().firstAt()).isNull();
    }

    @Test
    void numbersTheUsageOfEachAccountFromOneWithoutGaps() throws Exception {
        List<Caller> callers = new ArrayList<>();
        for (int account = 0; account < 3; account++) {
            AccountId id = AccountId.next();
            callers.add(new Caller(id, KeyId.next()));
            callers.add(new Caller(id, KeyId.next()));
        }
        int each = 50;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                callers.forEach(caller -> done.add(threads.submit(() -> record(caller))));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        for (Caller caller : callers) {
            assertThat(journal.all(UsageRecorded.class))
                    .filteredOn(fact -> fact.account().equals(caller.account()))
                    .extracting(UsageRecorded::number)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 2L * each).boxed().toList());
        }
    }

    @Test
    void chargesWhatTheCoreWillCharge() {
        Usage usage = new Usage(Map.of(TokenKind.INPUT, 33L, TokenKind.OUTPUT, 44L), 11);
        Recorded recorded = record(Outcome.COMPLETED, tally(usage, ASKED));
        assertThat(recorded.durable()).isTrue();
        assertThat(recorded.charge()).isEqualTo(chargeOf(fact())).isEqualTo(new Money(77));
        assertThat(fact().price()).isEqualTo(PRICE);
    }

    @Test
    void neverChargesMoreThanTheHold() {
        Recorded recorded = record(Outcome.DRAINED, tally(Usage.of(100, 5_000), ASKED));
        assertThat(recorded.charge()).isEqualTo(new Money(1_100)).isEqualTo(chargeOf(fact()));
        assertThat(fact().usage().output()).isEqualTo(5_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"FAILED", "DECLINED"})
    void recordsWhatIsNotBillableAndChargesNothing(Outcome outcome) {
        Recorded recorded = record(outcome, tally(Usage.of(10, 20), ASKED));
        assertThat(recorded.charge()).isEqualTo(Money.ZERO);
        assertThat(fact().outcome()).isEqualTo(outcome);
        assertThat(fact().usage()).isEqualTo(Usage.of(10, 20));
    }

    @Test
    void recordsNothingWhenTheProviderReportedNothing() {
        Tally none = new Tally(Usage.NONE, ASKED, true, false, false);
        assertThat(record(Outcome.FAILED, none)).isEqualTo(new Recorded(Money.ZERO, true));
        assertThat(journal.all(UsageRecorded.class)).isEmpty();
        record(CALLER);
        assertThat(fact().number()).isEqualTo(1);
    }

    @Test
    void marksALowerBoundAsEstimated() {
        record(Outcome.FAILED, new Tally(Usage.of(10, 1), ASKED, true, false, true));
        assertThat(fact().estimated()).isTrue();
    }

    @Test
    void chargesKindsThatAreNotSoldAsInput() {
        Usage usage =
                new Usage(
                        Map.of(
                                TokenKind.INPUT, 1L,
                                TokenKind.CACHED, 10L,
                                TokenKind.CACHE_WRITE_1H, 100L,
                                TokenKind.OUTPUT, 5L),
                        3);
        Recorded recorded = record(Outcome.COMPLETED, tally(usage, ASKED));
        assertThat(fact().usage())
                .isEqualTo(new Usage(Map.of(TokenKind.INPUT, 111L, TokenKind.OUTPUT, 5L), 3));
        assertThat(recorded.charge()).isEqualTo(new Money(116)).isEqualTo(chargeOf(fact()));
    }

    @Test
    void chargesTheModelThatAnswered() {
        Recorded recorded = record(Outcome.COMPLETED, tally(Usage.of(10, 20), OTHER));
        assertThat(fact().price()).isEqualTo(OTHER_PRICE);
        assertThat(recorded.charge()).isEqualTo(new Money(60));
    }

    @Test
    void chargesAModelWithoutAPriceAsTheOneThatWasAsked() {
        UpstreamModel unheardOf = new UpstreamModel("unheard-of");
        Recorded recorded = record(Outcome.COMPLETED, tally(Usage.of(10, 20), unheardOf));
        assertThat(fact().attempt().answered()).isEqualTo(unheardOf);
        assertThat(fact().price()).isEqualTo(PRICE);
        assertThat(recorded.charge()).isEqualTo(new Money(30));
    }

    private Recorded record(Caller caller) {
        return life.open(caller).end(Outcome.COMPLETED, tally());
    }

    private Recorded record(Outcome outcome, Tally tally) {
        return life.open(CALLER).end(outcome, tally);
    }

    private UsageRecorded fact() {
        return journal.all(UsageRecorded.class).getLast();
    }

    /** As the account's fold does it. */
    private static Money chargeOf(UsageRecorded fact) {
        Money ceiling = fact.outcome().isBillable() ? fact.hold() : Money.ZERO;
        return Rating.rate(fact.usage(), fact.price().perMillion(), ceiling).charge();
    }
}
