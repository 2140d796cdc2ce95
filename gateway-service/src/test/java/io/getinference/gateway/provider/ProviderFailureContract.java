package io.getinference.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.RateLimited;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;
import io.getinference.simulator.fault.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** What every adapter does when its provider fails, as the simulator plays it. */
public abstract class ProviderFailureContract extends AgainstSimulator {

    @Test
    void aPromptBeyondTheContextIsRefusedAndNotBilled() {
        Question question = Questions.user(adapter().row(), "x".repeat(5_000_000));

        Reason reason = failure(question);

        assertThat(reason).isInstanceOf(Refused.class);
        assertThat(((Refused) reason).code()).isEqualTo("context_length_exceeded");
        assertThat(((Refused) reason).param()).isEqualTo("messages");
        assertThat(((Refused) reason).message()).doesNotContain(adapter().row().upstream().value());
    }

    @ParameterizedTest
    @CsvSource({
        "400, Refused",
        "401, OurFault",
        "403, OurFault",
        "404, OurFault",
        "413, Refused",
        "429, RateLimited",
        "500, Unavailable",
        "503, Unavailable",
        "504, Unavailable"
    })
    void aFailureBeforeTheAnswerSaysWhoseItIs(int status, String reason) {
        fault(new Fault.Status(status, 0));

        assertThat(failure(Questions.user(adapter().row(), "Hello")).getClass().getSimpleName())
                .isEqualTo(reason);
        assertThat(bills()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void anOverloadedProviderIsUnavailable() {
        fault(new Fault.Status(adapter().overloaded(), 0));

        assertThat(failure(Questions.user(adapter().row(), "Hello")))
                .isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "600, 60"})
    void aRateLimitSaysWhenToComeBackWithinAMinute(int asked, int told) {
        fault(new Fault.Status(429, asked));

        assertThat(failure(Questions.user(adapter().row(), "Hello")))
                .isEqualTo(new RateLimited(Duration.ofSeconds(told)));
    }

    @Test
    void aModelThatIsGoneIsOurFault() {
        assertThat(failure(Questions.user(adapter().retired(), "Hello")))
                .isInstanceOf(OurFault.class);
    }

    @Test
    void aProviderThatIsNotThereIsUnavailable() {
        stopSimulator();

        assertThat(failure(Questions.user(adapter().row(), "Hello")))
                .isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCutAfterTheAnswerBeganIsNeverAnEnd(boolean reset) throws Exception {
        Question question = Questions.user(adapter().row(), "[[sim: tokens=200]]");
        ask(question, 300);
        int events = finalBill().events();
        for (int after = 1; after < events; after++) {
            fault(new Fault.Cut(after, reset));
            assertInterrupted(question, "cut after " + after);
        }
    }

    @Test
    void anEndWithoutTheProvidersOwnEndIsNeverAnEnd() throws Exception {
        Question question = Questions.user(adapter().row(), "[[sim: tokens=200]]");
        for (int after = 1; after < 4; after++) {
            fault(new Fault.Eof(after));
            assertInterrupted(question, "end after " + after);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCutBeforeTheAnswerBeganIsUnavailable(boolean reset) {
        for (int after : new int[] {Fault.BEFORE_HEADERS, 0}) {
            fault(new Fault.Cut(after, reset));
            assertThat(failure(Questions.user(adapter().row(), "Hello")))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void anErrorAmidTheAnswerIsAnInterruption() throws Exception {
        fault(new Fault.ErrorEvent(2, adapter().overloaded()));

        assertInterrupted(Questions.user(adapter().row(), "[[sim: tokens=200]]"), "error event");
    }

    @Test
    void anErrorAsTheFirstEventIsNoBeginning() {
        fault(new Fault.ErrorEvent(0, adapter().overloaded()));

        assertThat(failure(Questions.user(adapter().row(), "Hello")))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void aProviderThatFallsSilentIsHungUpOn() throws Exception {
        fault(new Fault.Stall(2));
        long began = System.nanoTime();

        assertInterrupted(Questions.user(adapter().row(), "[[sim: tokens=200]]"), "stall");

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(SILENCE_MAX, SILENCE_MAX.multipliedBy(8));
    }

    @Test
    void anAnswerThatNobodyReadsOnIsHungUpOn() throws Exception {
        fault(new Fault.Delay(Fault.Delay.Before.EACH_EVENT, 20));
        try (AnswerStream answer =
                translated(Questions.user(adapter().row(), "[[sim: tokens=5000]]")).send(6000)) {
            assertThat(answer.next()).isPresent();
        }

        await().untilAsserted(() -> assertThat(lastBill().aborted()).isTrue());
    }
}
