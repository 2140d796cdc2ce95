package io.getinference.gateway.usage;

import static io.getinference.gateway.usage.Requests.CALLER;
import static io.getinference.gateway.usage.Requests.HOLD;
import static io.getinference.gateway.usage.Requests.LIFE;
import static io.getinference.gateway.usage.Requests.nothingYet;
import static io.getinference.gateway.usage.Requests.route;
import static io.getinference.gateway.usage.Requests.soFar;
import static io.getinference.gateway.usage.Requests.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.gateway.journal.InMemoryJournal;
import io.getinference.gateway.store.InMemoryStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Nothing is finished before its usage is safe from whatever may happen to this gateway. */
class DurabilityTest {

    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryStore store = new InMemoryStore();
    private OneLife life = new OneLife(LIFE, store, journal);

    @AfterEach
    void kill() {
        life.kill();
    }

    @Test
    void aRequestIsOnDiskBeforeItsProviderIsCalled() {
        RunningUsage running = life.open(CALLER);
        assertThat(store.keys()).containsExactly(LIFE + "/open/" + running.request().request());
    }

    @Test
    void whatKafkaHasLeavesTheDiskWithoutASync() {
        assertThat(record().durable()).isTrue();
        assertThat(store.syncs()).isZero();
        assertThat(store.keys()).containsExactly(LIFE + "/last/" + CALLER.account());
    }

    @Test
    void whatKafkaDoesNotTakeIsForcedToDisk() {
        journal.failing(true);
        assertThat(record()).isEqualTo(new Recorded(new Money(30), true));
        assertThat(store.syncs()).isEqualTo(1);
        assertThat(store.afterPowerCut().keys()).hasSize(2).last().asString().contains("/unsent/");
    }

    @Test
    void aKafkaThatDoesNotAnswerIsNotWaitedForLongerThanItMay() {
        life.kill();
        life = new OneLife(LIFE, store, (event, id) -> new CompletableFuture<>(), impatient());
        assertThat(record().durable()).isTrue();
        assertThat(store.syncs()).isEqualTo(1);
        assertThat(life.sender.isKafkaAway()).isTrue();
    }

    @Test
    void whatKafkaDidNotTakeIsSentUntilItDoes() {
        journal.failing(true);
        record();
        record();
        record();
        assertThat(life.meter("getinference.usage.unsent")).isEqualTo(3);
        await().until(() -> life.meter("getinference.usage.unsent.age") > 0);
        journal.failing(false);
        await().until(() -> life.sender.unsent() == 0);
        assertThat(journal.all(UsageRecorded.class))
                .extracting(UsageRecorded::number)
                .containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(store.keys()).containsExactly(LIFE + "/last/" + CALLER.account());
        assertThat(life.sender.isKafkaAway()).isFalse();
        assertThat(life.meter("getinference.usage.unsent.age")).isZero();
    }

    @Test
    void noProviderIsCalledWhileTheDiskIsFull() {
        store.full(true);
        assertThat(open()).isInstanceOf(Opening.Unwritable.class);
        assertThat(life.meter("getinference.usage.store.failures")).isEqualTo(1);
        store.full(false);
        assertThat(open()).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void noProviderIsCalledWhileTooMuchIsUnsentOrStillToCome() {
        life.kill();
        life = new OneLife(LIFE, store, journal, bounded(3));
        journal.failing(true);
        record();
        RunningUsage second = life.open(CALLER);
        RunningUsage third = life.open(CALLER);
        assertThat(open()).isInstanceOf(Opening.Full.class);
        second.end(Outcome.COMPLETED, tally());
        assertThat(open()).isInstanceOf(Opening.Full.class);
        third.close();
        assertThat(open()).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void kafkaAloneDecidesWhereTheDiskFillsUpAmidARequest() {
        RunningUsage running = life.open(CALLER);
        store.full(true);
        assertThat(running.end(Outcome.COMPLETED, tally()).durable()).isTrue();
        assertThat(journal.all(UsageRecorded.class)).hasSize(1);
    }

    @Test
    void nothingIsDurableThatNeitherTheDiskNorKafkaTakes() {
        RunningUsage running = life.open(CALLER);
        store.full(true);
        journal.failing(true);
        assertThat(running.end(Outcome.COMPLETED, tally()))
                .isEqualTo(new Recorded(new Money(30), false));
    }

    @Test
    void nothingIsDurableThatTheDiskDoesNotHaveForSure() {
        RunningUsage running = life.open(CALLER);
        store.syncless(true);
        journal.failing(true);
        assertThat(running.end(Outcome.COMPLETED, tally()).durable()).isFalse();
        assertThat(life.meter("getinference.usage.store.failures")).isEqualTo(1);
    }

    @Test
    void whatAFullDiskMissedIsMadeUpForBeforeAnythingElseIsWritten() {
        RunningUsage first = life.open(CALLER);
        RunningUsage second = life.open(CALLER);
        store.full(true);
        journal.failing(true);
        first.end(Outcome.COMPLETED, tally());
        store.full(false);
        second.end(Outcome.COMPLETED, tally());
        assertThat(store.afterKill().keys())
                .containsExactly(
                        LIFE + "/last/" + CALLER.account(),
                        LIFE + "/unsent/" + CALLER.account() + "/0000000000000000001",
                        LIFE + "/unsent/" + CALLER.account() + "/0000000000000000002");
    }

    @Test
    void savesTheFirstCountersAndThenNowAndThen() {
        life.kill();
        life = new OneLife(LIFE, store, journal, savingEvery(Duration.ofHours(1)));
        RunningUsage running = life.open(CALLER);
        running.saw(() -> nothingYet());
        assertThat(running.request().seen().isNothing()).isTrue();
        running.saw(() -> soFar(1));
        running.saw(() -> {
            throw new AssertionError("not so soon");
        });
        assertThat(running.request().seen().isNothing()).isFalse();
        life.kill();
        life = new OneLife(LIFE, store, journal, savingEvery(Duration.ofNanos(1)));
        RunningUsage eager = life.open(CALLER);
        eager.saw(() -> soFar(1));
        eager.saw(() -> soFar(2));
        assertThat(eager.request().seen()).extracting(seen -> seen.usage().output()).isEqualTo(2L);
    }

    @Test
    void aRequestThatUsedNothingLeavesNothing() {
        life.open(CALLER).close();
        life.open(CALLER).end(Outcome.FAILED, nothingYet());
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void aRequestThatNobodyEndedLeavesWhatWasSeenToTheHouse() {
        try (RunningUsage running = life.open(CALLER)) {
            running.saw(() -> soFar(5));
        }
        UsageRecorded fact = journal.all(UsageRecorded.class).getFirst();
        assertThat(fact.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(fact.estimated()).isTrue();
        assertThat(life.meter("getinference.usage.estimated")).isEqualTo(1);
    }

    @Test
    void nobodyEndsARequestTwice() {
        RunningUsage running = life.open(CALLER);
        running.end(Outcome.COMPLETED, tally());
        assertThat(running.end(Outcome.COMPLETED, tally()).durable()).isFalse();
        running.saw(() -> soFar(5));
        running.close();
        assertThat(journal.all(UsageRecorded.class)).hasSize(1);
        assertThat(store.keys()).containsExactly(LIFE + "/last/" + CALLER.account());
    }

    private Recorded record() {
        return life.open(CALLER).end(Outcome.COMPLETED, tally());
    }

    private Opening open() {
        return life.log.open(RequestId.next(), CALLER, HOLD, route());
    }

    private static UsageSettings impatient() {
        return settings(Duration.ofSeconds(1), Duration.ofMillis(5), 100);
    }

    private static UsageSettings bounded(int unsentMax) {
        return settings(Duration.ofSeconds(1), Duration.ofSeconds(5), unsentMax);
    }

    private static UsageSettings savingEvery(Duration time) {
        return settings(time, Duration.ofSeconds(5), 100);
    }

    private static UsageSettings settings(Duration saveEvery, Duration ackMax, int unsentMax) {
        UsageSettings base = UsageFixture.settings();
        return new UsageSettings(
                saveEvery,
                ackMax,
                base.durableMax(),
                unsentMax,
                base.pauseFirst(),
                base.pauseMax(),
                base.stopMax(),
                base.recoverMax());
    }
}
