package io.getinference.gateway.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.Paused;
import io.getinference.gateway.provider.ProviderFailure.RateLimited;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.stream.Stream;

class AttemptsTest {

    private static final Unavailable BUSY = new Unavailable(true, Duration.ZERO);

    private final AttemptFixture fixture = new AttemptFixture();
    private final Attempts attempts = fixture.attempts();
    private final FailingPrompt prompt = new FailingPrompt("upstream-1", 1);

    @Test
    void asksAgainWhatWasNotBegunAndWaitsLongerEachTime() throws Exception {
        prompt.fails(BUSY, BUSY);

        assertThat(begin().next()).isPresent();

        assertThat(prompt.sent).isEqualTo(3);
        assertThat(fixture.waits).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void givesUpAfterTheLastRetry() {
        prompt.fails(BUSY, BUSY, BUSY, BUSY);

        assertThat(failure()).isEqualTo(BUSY);

        assertThat(prompt.sent).isEqualTo(3);
    }

    static Stream<Reason> noRetry() {
        return Stream.of(
                new Unavailable(),
                new Unavailable(true, Duration.ofSeconds(3)),
                new Interrupted(),
                new OurFault(),
                new Refused("code", null, "message"),
                new RateLimited(Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @MethodSource("noRetry")
    void neverAsksAgainWhatMayHaveBegunOrWhatNoShortWaitMends(Reason reason) {
        prompt.fails(reason);

        assertThat(failure()).isEqualTo(reason);

        assertThat(prompt.sent).isEqualTo(1);
        assertThat(fixture.waits).isEmpty();
    }

    @Test
    void waitsAsLongAsTheProviderAsksWhereThatIsShort() throws Exception {
        prompt.fails(
                new RateLimited(Duration.ofSeconds(1)),
                new Unavailable(true, Duration.ofSeconds(2)));

        assertThat(begin().next()).isPresent();

        assertThat(fixture.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void aRateLimitThatDoesNotSayHowLongIsTriedByOurOwnWait() throws Exception {
        prompt.fails(new RateLimited(Duration.ofSeconds(5), false));

        assertThat(begin().next()).isPresent();

        assertThat(fixture.waits).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void opensOnceEnoughOfTheCallsFailAndAsksNobodyMeanwhile() throws Exception {
        begin();
        begin();
        prompt.fails(new Unavailable(), new Unavailable());
        failure();
        failure();

        assertThat(prompt.sent).isEqualTo(4);
        assertPaused();
        assertThat(prompt.sent).isEqualTo(4);
    }

    @Test
    void doesNotAskAgainWhenTheCircuitHasOpenedMeanwhile() throws Exception {
        begin();
        prompt.fails(new Unavailable(), BUSY, BUSY, BUSY);
        failure();
        prompt.sent = 0;

        assertThat(failure()).isEqualTo(BUSY);

        assertThat(prompt.sent).isEqualTo(2);
    }

    @Test
    void opensWhenOurOwnStandingIsAtFault() {
        open();

        assertPaused();
        assertThat(
                        fixture.meters
                                .get("getinference.circuit.transitions")
                                .tag("circuit", "ANTHROPIC/upstream-1")
                                .tag("to", "OPEN")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void letsOneProbeThroughAfterAWhileAndClosesWhenItIsAnswered() throws Exception {
        open();
        fixture.now = fixture.now.plusSeconds(16);
        try (Ways probe = ways()) {
            assertPaused();
            attempts.begin(probe, 1).close();
        }

        assertThat(begin().next()).isPresent();
    }

    @Test
    void aProbeThatIsNotUsedIsGivenToTheNext() throws Exception {
        open();
        fixture.now = fixture.now.plusSeconds(16);
        ways().close();

        assertThat(begin().next()).isPresent();
    }

    @Test
    void aProbeThatFailsOpensItAgain() {
        open();
        fixture.now = fixture.now.plusSeconds(16);
        prompt.fails(new Unavailable());
        failure();

        assertPaused();
    }

    @Test
    void whatCannotBeTranslatedUsesNoProbeUp() throws Exception {
        open();
        fixture.now = fixture.now.plusSeconds(16);
        prompt.untranslatable = true;
        assertThat(failure()).isInstanceOf(Refused.class);
        prompt.untranslatable = false;

        assertThat(begin().next()).isPresent();
    }

    @Test
    void thatAnotherModelAnswersThanWasAskedIsAnAlarm() throws Exception {
        begin();
        assertThat(fixture.meters.find("getinference.answers.by-another-model").counter()).isNull();
        prompt.answering = new UpstreamModel("somebody-else");

        begin();

        assertThat(
                        fixture.meters
                                .get("getinference.answers.by-another-model")
                                .tag("asked", "upstream-1")
                                .tag("answering", "somebody-else")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void refusalsAndRateLimitsDoNotCount() throws Exception {
        for (int call = 0; call < 10; call++) {
            prompt.fails(
                    new Refused("code", null, "message"), new RateLimited(Duration.ofSeconds(9)));
            failure();
            failure();
        }

        assertThat(begin().next()).isPresent();
    }

    @Test
    void answersThatBreakOffCountAsMuchAsTheyBegan() throws Exception {
        prompt.breaksOff = true;
        for (int call = 0; call < 2; call++) {
            try (AnswerStream answer = begin()) {
                assertThatThrownBy(answer::next).isInstanceOf(ProviderFailure.class);
            }
        }

        assertPaused();
    }

    private void open() {
        for (int call = 0; call < AttemptFixture.CALLS_MIN; call++) {
            prompt.fails(new OurFault());
            failure();
        }
    }

    private AnswerStream begin() throws ProviderFailure {
        try (Ways ways = ways()) {
            return attempts.begin(ways, 1);
        }
    }

    private Ways ways() throws ProviderFailure {
        return attempts.ways(prompt.route(), AttemptFixture.QUESTION);
    }

    private Reason failure() {
        try {
            begin().close();
        } catch (ProviderFailure e) {
            return e.reason();
        }
        throw new AssertionError("there was an answer");
    }

    private void assertPaused() {
        assertThatThrownBy(this::ways)
                .asInstanceOf(type(ProviderFailure.class))
                .extracting(ProviderFailure::reason)
                .isEqualTo(new Paused(Duration.ofSeconds(15)));
    }
}
