package io.getinference.gateway.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.money.Money;
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

/**
 * Model {@code first} is asked; {@code second}, which costs three times as much, is its
 * alternative.
 */
class FailOverTest {

    private static final long HELD = 500;

    private final AttemptFixture fixture = new AttemptFixture();
    private final Attempts attempts = fixture.attempts();
    private final FailingPrompt first = new FailingPrompt("first", 1_000_000);
    private final FailingPrompt second = new FailingPrompt("second", 3_000_000);

    static Stream<Reason> failures() {
        return Stream.of(
                new Unavailable(),
                new Unavailable(true, Duration.ofSeconds(30)),
                new RateLimited(Duration.ofSeconds(30)),
                new OurFault());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theAlternativeIsAskedOnceTheModelIsNotAskedAgain(Reason reason) throws Exception {
        first.fails(reason);

        assertThat(answered()).isEqualTo("second");

        assertThat(first.sent).isEqualTo(1);
        assertThat(second.sent).isEqualTo(1);
        assertThat(failOvers()).isEqualTo(1);
    }

    @Test
    void theModelItselfIsAskedAgainFirstWhereThatHelps() throws Exception {
        Unavailable busy = new Unavailable(true, Duration.ZERO);
        first.fails(busy, busy);

        assertThat(answered()).isEqualTo("first");

        assertThat(second.sent).isZero();
    }

    @Test
    void onlyAfterTheLastRetryIsTheAlternativeAsked() throws Exception {
        Unavailable busy = new Unavailable(true, Duration.ZERO);
        first.fails(busy, busy, busy);

        assertThat(answered()).isEqualTo("second");

        assertThat(first.sent).isEqualTo(3);
    }

    static Stream<Reason> ends() {
        return Stream.of(new Refused("code", null, "message"), new Interrupted());
    }

    @ParameterizedTest
    @MethodSource("ends")
    void nobodyElseIsAskedWhatIsRefusedOrHasBegun(Reason reason) {
        first.fails(reason);

        assertThat(failure()).isEqualTo(reason);

        assertThat(second.sent).isZero();
    }

    @Test
    void whatTheAlternativeCannotTakeItIsNotAsked() {
        second.untranslatable = true;
        first.fails(new OurFault());

        assertThat(failure()).isEqualTo(new OurFault());

        assertThat(second.sent).isZero();
    }

    @Test
    void theCallerHearsWhyTheModelItAskedDidNotAnswer() {
        first.fails(new RateLimited(Duration.ofSeconds(30)));
        second.fails(new OurFault());

        assertThat(failure()).isEqualTo(new RateLimited(Duration.ofSeconds(30)));

        assertThat(second.sent).isEqualTo(1);
    }

    @Test
    void anOpenCircuitTurnsToTheAlternativeAtOnceAndHoldsOnlyForThat() throws Exception {
        open(first);

        try (Ways ways = ways()) {
            assertThat(ways.present().route().model().upstream().value()).isEqualTo("second");
            assertThat(ways.bound().tiers().hold(100, 10)).isEqualTo(new Money(330));
            attempts.begin(ways, HELD).close();
        }

        assertThat(first.sent).isEqualTo(AttemptFixture.CALLS_MIN);
        assertThat(second.sent).isEqualTo(1);
    }

    @Test
    void anAlternativeWhoseCircuitIsOpenIsNotAsked() {
        open(second);
        second.sent = 0;
        first.fails(new Unavailable());

        assertThat(failure()).isEqualTo(new Unavailable());

        assertThat(second.sent).isZero();
    }

    @Test
    void whereBothCircuitsAreOpenNobodyIsAsked() {
        open(first);
        open(second);

        assertThat(failure()).isEqualTo(new Paused(Duration.ofSeconds(15)));
    }

    @Test
    void theFailuresOfEachCountForItsOwnCircuit() throws Exception {
        for (int call = 0; call < AttemptFixture.CALLS_MIN; call++) {
            first.fails(new Unavailable());
            answered();
        }

        assertThat(answered()).as("first is left alone, second is well").isEqualTo("second");
        assertThat(first.sent).isEqualTo(AttemptFixture.CALLS_MIN);
    }

    @Test
    void oneHoldDoesForWhoeverAnswers() throws Exception {
        try (Ways ways = ways()) {
            assertThat(ways.bound().tiers().hold(100, 10)).isEqualTo(new Money(330));
            assertThat(ways.stay()).isTrue();
            assertThat(ways.bound().tiers().hold(100, 10)).isEqualTo(new Money(110));
            assertThat(ways.stay()).isFalse();
        }
    }

    @Test
    void onceTheCallerIsToldWhoAnswersNobodyElseIsAsked() throws Exception {
        first.fails(new Unavailable());

        try (Ways ways = ways()) {
            ways.stay();
            assertThat(reason(ways)).isEqualTo(new Unavailable());
        }

        assertThat(second.sent).isZero();
    }

    @Test
    void noModelIsSentAHigherCapThanItCanWrite() throws Exception {
        second.outputTokensMax = 200;
        first.fails(new Unavailable());

        assertThat(answered()).isEqualTo("second");

        assertThat(first.cap).isEqualTo(HELD);
        assertThat(second.cap).isEqualTo(200);
    }

    private void open(FailingPrompt model) {
        for (int call = 0; call < AttemptFixture.CALLS_MIN; call++) {
            model.fails(new Unavailable());
            try (Ways ways = attempts.ways(model.route(), AttemptFixture.QUESTION)) {
                reason(ways);
            } catch (ProviderFailure e) {
                throw new AssertionError(e);
            }
        }
    }

    private Ways ways() throws ProviderFailure {
        return attempts.ways(first.route(second), AttemptFixture.QUESTION);
    }

    private String answered() throws ProviderFailure {
        try (Ways ways = ways()) {
            attempts.begin(ways, HELD).close();
            return ways.answering().value();
        }
    }

    private Reason failure() {
        try (Ways ways = ways()) {
            return reason(ways);
        } catch (ProviderFailure e) {
            return e.reason();
        }
    }

    private Reason reason(Ways ways) {
        try {
            attempts.begin(ways, HELD).close();
        } catch (ProviderFailure e) {
            return e.reason();
        }
        throw new AssertionError("there was an answer");
    }

    private double failOvers() {
        return fixture.meters
                .get("getinference.failovers")
                .tag("from", "first")
                .tag("to", "second")
                .counter()
                .count();
    }
}
