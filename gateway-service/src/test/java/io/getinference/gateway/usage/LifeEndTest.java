package io.getinference.gateway.usage;

import static io.getinference.gateway.usage.Requests.CALLER;
import static io.getinference.gateway.usage.Requests.LIFE;
import static io.getinference.gateway.usage.Requests.NOW;
import static io.getinference.gateway.usage.Requests.OTHER;
import static io.getinference.gateway.usage.Requests.OTHER_PRICE;
import static io.getinference.gateway.usage.Requests.soFar;
import static io.getinference.gateway.usage.Requests.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.journal.InMemoryJournal;
import io.getinference.gateway.journal.JournalFixture;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.store.Changes;
import io.getinference.gateway.store.InMemoryStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A life that was killed is ended by the next one; one that stops orderly ends itself. */
class LifeEndTest {

    private final InMemoryJournal journal = new InMemoryJournal();
    private InMemoryStore store = new InMemoryStore();
    private OneLife life = new OneLife(LIFE, store, journal);
    private final List<OneLife> lives = new ArrayList<>(List.of(life));

    @AfterEach
    void kill() {
        lives.forEach(OneLife::kill);
    }

    @Test
    void usageThatKafkaDidNotTakeIsSentAgainAsItWas() throws Exception {
        journal.failing(true);
        record();
        record();
        killAndBegin();
        journal.failing(false);
        life.endOthers();
        assertThat(journal.all(UsageRecorded.class))
                .extracting(UsageRecorded::attemptId)
                .containsExactly(
                        LIFE + "/" + CALLER.account() + "/1", LIFE + "/" + CALLER.account() + "/2");
        assertThat(journal.all(LifeClosed.class))
                .containsExactly(new LifeClosed(CALLER.account(), LIFE, 2));
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void aRequestThatWasRunningIsRecordedAsFarAsItWasSeen() throws Exception {
        record();
        RunningUsage running = life.open(CALLER);
        running.saw(() -> new Tally(Usage.of(10, 5), OTHER, true, false, true));
        killAndBegin();
        life.endOthers();
        UsageRecorded fact = journal.all(UsageRecorded.class).getLast();
        assertThat(fact.life()).isEqualTo(LIFE);
        assertThat(fact.number()).isEqualTo(2);
        assertThat(fact.attempt().request()).isEqualTo(running.request().request());
        assertThat(fact.attempt().answered()).isEqualTo(OTHER);
        assertThat(fact.attempt().outputTokensMax()).isEqualTo(1_000);
        assertThat(fact.attempt().endedAt()).isEqualTo(NOW);
        assertThat(fact.usage()).isEqualTo(Usage.of(10, 5));
        assertThat(fact.price()).isEqualTo(OTHER_PRICE);
        assertThat(fact.hold()).isEqualTo(new Money(1_100));
        assertThat(fact.estimated()).isTrue();
        assertThat(fact.outcome().isBillable()).isTrue();
        assertThat(journal.all(LifeClosed.class))
                .containsExactly(new LifeClosed(CALLER.account(), LIFE, 2));
        assertThat(life.meter("getinference.usage.estimated")).isEqualTo(1);
    }

    @Test
    void evenLastCountersAreALowerBoundOnceNobodyWasThereForTheEnd() throws Exception {
        life.open(CALLER).saw(() -> tally());
        killAndBegin();
        life.endOthers();
        assertThat(journal.all(UsageRecorded.class).getFirst().estimated()).isTrue();
    }

    @Test
    void aRequestOfWhichNothingWasSeenLeavesARecordWithoutTokens() throws Exception {
        life.open(CALLER);
        killAndBegin();
        life.endOthers();
        UsageRecorded fact = journal.all(UsageRecorded.class).getFirst();
        assertThat(fact.usage()).isEqualTo(Usage.NONE);
        assertThat(fact.estimated()).isTrue();
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void aRequestThatEndedWithoutAnyUsageLeavesNone() throws Exception {
        life.open(CALLER).close();
        killAndBegin();
        life.endOthers();
        assertThat(journal.all(JournalEvent.class)).isEmpty();
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void aLifeIsClosedWhereItOnlyLeasedToo() throws Exception {
        AccountId leased = AccountId.next();
        lease(leased);
        killAndBegin();
        life.endOthers();
        assertThat(journal.all(LifeClosed.class)).containsExactly(new LifeClosed(leased, LIFE, 0));
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void noLifeIsClosedBeforeKafkaHasItsUsage() throws Exception {
        lease(CALLER.account());
        record();
        life.open(CALLER).saw(() -> soFar(1));
        killAndBegin();
        life.endOthers();
        assertThat(journal.all(JournalEvent.class))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("LeaseSet", "UsageRecorded", "UsageRecorded", "LifeClosed");
    }

    @Test
    void severalLivesThatDiedInARowAreEnded() throws Exception {
        journal.failing(true);
        record();
        killAndBegin();
        record();
        life.open(CALLER).saw(() -> soFar(1));
        killAndBegin();
        life.open(CALLER).saw(() -> soFar(1));
        killAndBegin();
        journal.failing(false);
        record();
        await().until(() -> life.sender.unsent() == 0);
        life.endOthers();
        assertThat(journal.all(LifeClosed.class))
                .containsExactlyInAnyOrder(
                        new LifeClosed(CALLER.account(), LIFE, 1),
                        new LifeClosed(CALLER.account(), next(1), 2),
                        new LifeClosed(CALLER.account(), next(2), 1));
        assertThat(store.keys()).containsExactly(life.id + "/last/" + CALLER.account());
    }

    @Test
    void aKafkaThatIsAwayDelaysTheEndAndLosesNothing() throws Exception {
        lease(CALLER.account());
        life.open(CALLER).saw(() -> soFar(1));
        killAndBegin();
        journal.failing(true);
        assertThat(life.lifeEnd.end(LIFE, Duration.ofMillis(50))).isEmpty();
        assertThat(life.lifeEnd.isOver(LIFE)).isFalse();
        journal.failing(false);
        life.endOthers();
        assertThat(journal.all(UsageRecorded.class)).hasSize(1);
        assertThat(journal.all(LifeClosed.class)).hasSize(1);
    }

    @Test
    void thePastIsEndedBesideServing() {
        life.open(CALLER).saw(() -> soFar(1));
        killAndBegin();
        PastLives past = new PastLives(life.lifeEnd, life.id, UsageFixture.settings());
        journal.failing(true);
        past.start();
        assertThat(record().durable()).isTrue();
        journal.failing(false);
        await().until(() -> !past.isRunning());
        assertThat(journal.all(LifeClosed.class))
                .containsExactly(new LifeClosed(CALLER.account(), LIFE, 1));
        past.stop();
    }

    @Test
    void aRequestThatCannotBeReadKeepsItsLifeOpenAndNothingElse() throws Exception {
        record();
        store.write(Changes.NONE.put(LIFE + "/open/x", "{".getBytes(StandardCharsets.UTF_8)));
        journal.failing(true);
        record();
        killAndBegin();
        journal.failing(false);
        life.lifeEnd.end(LIFE, Duration.ofSeconds(5));
        assertThat(journal.all(UsageRecorded.class)).hasSize(2);
        assertThat(journal.all(LifeClosed.class)).isEmpty();
        assertThat(store.keys())
                .containsExactly(LIFE + "/last/" + CALLER.account(), LIFE + "/open/x");
    }

    @Test
    void anOrderlyStopClosesItsOwnLifeAndLeavesNothing() {
        lease(CALLER.account());
        record();
        life.open(CALLER).saw(() -> soFar(3));
        life.open(CALLER);
        life.stop(Duration.ofSeconds(5));
        assertThat(journal.all(LifeClosed.class))
                .containsExactly(new LifeClosed(CALLER.account(), LIFE, 2));
        assertThat(journal.all(UsageRecorded.class).getLast().usage()).isEqualTo(Usage.of(10, 3));
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void nothingBeginsAfterAStop() {
        RunningUsage late = life.open(CALLER);
        life.stop(Duration.ofSeconds(5));
        assertThat(late.end(Outcome.COMPLETED, tally()).durable()).isFalse();
        assertThat(life.log.open(late.request().request(), CALLER, Requests.HOLD, Requests.route()))
                .isInstanceOf(Opening.Unwritable.class);
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void aStopWithoutKafkaIsBoundedAndLeavesEverythingOnDiskToTheNextLife() throws Exception {
        record();
        journal.failing(true);
        record();
        life.stop(Duration.ofMillis(50));
        assertThat(journal.all(LifeClosed.class)).isEmpty();
        store = store.afterPowerCut();
        begin();
        journal.failing(false);
        life.endOthers();
        assertThat(journal.all(UsageRecorded.class))
                .extracting(UsageRecorded::number)
                .containsExactly(1L, 2L);
        assertThat(journal.all(LifeClosed.class))
                .containsExactly(new LifeClosed(CALLER.account(), LIFE, 2));
    }

    private Recorded record() {
        return life.open(CALLER).end(Outcome.COMPLETED, tally());
    }

    private void lease(AccountId account) {
        LeaseSet lease =
                new LeaseSet(account, KeyId.next(), life.id, 1, new Money(2), new Money(1));
        JournalFixture.noting(journal, store, life.id).append(lease, "lease").join();
    }

    private void killAndBegin() {
        store = store.afterKill();
        life.kill();
        begin();
    }

    private void begin() {
        life = new OneLife(next(lives.size()), store, journal);
        lives.add(life);
    }

    private static LifeId next(int later) {
        return new LifeId(LIFE.gateway(), LIFE.count() + later);
    }
}
