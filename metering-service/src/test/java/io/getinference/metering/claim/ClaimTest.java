package io.getinference.metering.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.claim.ClaimState;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.id.LifeId;
import io.getinference.metering.Facts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class ClaimTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final Facts facts = Facts.fresh();
    private final RequestClaimed first = ClaimFacts.claimed(facts, "order-17", "body");
    private final RequestClaimed second = ClaimFacts.claimed(facts, "order-17", "body");
    private final Claim running = Claim.after(null, first, START, ClaimTest::allLive);

    @Test
    void theFirstClaimHasIt() {
        assertThat(running.request()).isEqualTo(first.request());
        assertThat(running.state()).isEqualTo(ClaimState.RUNNING);
        assertThat(Claim.after(running, second, START, ClaimTest::allLive)).isEqualTo(running);
    }

    @Test
    void anAnswerStaysTheAnswerForADay() {
        Claim answered = running.after(ClaimFacts.answered(first));
        assertThat(answered.state()).isEqualTo(ClaimState.ANSWERED);
        assertThat(answered.answer()).isEqualTo(ClaimFacts.PLACE);
        Instant last = START.plus(Claim.KEPT).minusMillis(1);
        assertThat(Claim.after(answered, second, last, ClaimTest::allOver)).isEqualTo(answered);
        assertThat(
                        Claim.after(answered, second, START.plus(Claim.KEPT), ClaimTest::allLive)
                                .request())
                .isEqualTo(second.request());
    }

    @Test
    void anAnswerThatWasNotKeptIsAnAnswerAllTheSame() {
        Claim answered = running.after(ClaimEnded.answered(first, null));
        assertThat(answered.answer()).isNull();
        assertThat(Claim.after(answered, second, START, ClaimTest::allOver)).isEqualTo(answered);
    }

    @Test
    void whatWasReleasedIsTheNextOnes() {
        Claim released = running.after(ClaimEnded.released(first));
        assertThat(Claim.after(released, second, START, ClaimTest::allLive).request())
                .isEqualTo(second.request());
    }

    @Test
    void aRepetitionOfAClaimThatIsOverBeginsNothing() {
        Claim released = running.after(ClaimEnded.released(first));
        assertThat(Claim.after(released, first, START, ClaimTest::allLive)).isEqualTo(released);
        Claim answered = running.after(ClaimFacts.answered(first));
        assertThat(Claim.after(answered, first, START, ClaimTest::allOver)).isEqualTo(answered);
    }

    @Test
    void aRequestWhoseGatewayIsGoneHoldsNothing() {
        assertThat(Claim.after(running, second, START, life -> life.equals(first.life())).request())
                .isEqualTo(second.request());
    }

    @Test
    void aRequestThatRunsForLongerThanAnyCanHoldsNothing() {
        Duration max = Claim.RUNNING_MAX;
        assertThat(Claim.after(running, second, START.plus(max).minusMillis(1), ClaimTest::allLive))
                .isEqualTo(running);
        Claim taken = Claim.after(running, second, START.plus(max), ClaimTest::allLive);
        assertThat(taken.request()).isEqualTo(second.request());
        assertThat(taken.since()).isEqualTo(START.plus(max));
    }

    @Test
    void onlyTheHolderEndsItAndOnlyOnce() {
        assertThat(running.after(ClaimFacts.answered(second))).isEqualTo(running);
        Claim taken = Claim.after(running, second, START, ClaimTest::allOver);
        assertThat(taken.after(ClaimFacts.answered(first))).isEqualTo(taken);
        Claim released = running.after(ClaimEnded.released(first));
        assertThat(released.after(ClaimFacts.answered(first))).isEqualTo(released);
        Claim answered = running.after(ClaimFacts.answered(first));
        assertThat(answered.after(ClaimEnded.released(first))).isEqualTo(answered);
    }

    private static boolean allLive(LifeId life) {
        return false;
    }

    private static boolean allOver(LifeId life) {
        return true;
    }
}
