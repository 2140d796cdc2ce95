package io.getinference.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.upstream.ApiKey;
import io.getinference.gateway.provider.upstream.ProviderSettings;
import io.getinference.simulator.ProviderSimulator;
import io.getinference.simulator.SimulatorSettings;
import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** An adapter in front of the simulator, and what can be asked of both. */
public abstract class AgainstSimulator {

    static final Duration SILENCE_MAX = Duration.ofMillis(400);

    private ProviderSimulator simulator;
    private ModelProvider provider;
    private String asked = "";

    protected abstract Adapter adapter();

    @BeforeEach
    final void start() {
        startOn(LocalDate.of(2026, 11, 22));
    }

    @AfterEach
    final void stop() throws Exception {
        ((AutoCloseable) provider).close();
        simulator.close();
    }

    final void stopSimulator() {
        simulator.close();
    }

    /** Another simulator, on another day. */
    final void restartOn(LocalDate day) throws Exception {
        stop();
        startOn(day);
    }

    private void startOn(LocalDate day) {
        simulator = ProviderSimulator.start(SimulatorSettings.forTests().on(day));
        provider =
                adapter()
                        .provider()
                        .apply(
                                new ProviderSettings(
                                        simulator.baseUrl(),
                                        new ApiKey("test-key"),
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(5),
                                        SILENCE_MAX,
                                        Duration.ofSeconds(30),
                                        1 << 20,
                                        10,
                                        8_192,
                                        100,
                                        10));
    }

    final Heard ask(String text) throws Exception {
        return ask(Questions.user(adapter().row(), text), 1000);
    }

    protected final Heard ask(Question question, long cap) throws Exception {
        try (AnswerStream answer = translated(question).send(cap)) {
            return Heard.all(answer);
        }
    }

    protected final Prompt translated(Question question) throws ProviderFailure {
        asked = question.request().value();
        return provider.translate(question);
    }

    final Reason failure(Question question) {
        try {
            ask(question, 10);
        } catch (ProviderFailure e) {
            return e.reason();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("there was an answer");
    }

    final void assertInterrupted(Question question, String what) throws Exception {
        try (AnswerStream answer = translated(question).send(300)) {
            assertThatThrownBy(() -> Heard.all(answer))
                    .as(what)
                    .asInstanceOf(type(ProviderFailure.class))
                    .extracting(ProviderFailure::reason)
                    .isInstanceOf(Interrupted.class);
            assertThat(answer.tally().terminal()).as(what).isFalse();
        }
    }

    final void fault(Fault fault) {
        simulator.faults().add(FaultMatch.next(), fault);
    }

    /** What the simulator billed for the question that was asked last. */
    final BillEntry lastBill() {
        List<BillEntry> generated =
                simulator.log().entries().stream()
                        .filter(entry -> asked.equals(entry.callerRequest()))
                        .filter(entry -> entry.operation().equals("generate"))
                        .toList();
        assertThat(generated).hasSize(1);
        return generated.getFirst();
    }

    /** The same, once the simulator is done with it. */
    final BillEntry finalBill() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(
                        () -> assertThat(lastBill().complete() || lastBill().aborted()).isTrue());
        return lastBill();
    }

    final void assertBilled(Tally tally) {
        BillEntry bill = finalBill();
        Usage usage = tally.billed() ? tally.usage() : Usage.NONE;
        assertThat(usage.of(TokenKind.INPUT) + usage.of(TokenKind.INPUT_AUDIO))
                .isEqualTo(bill.billed().input());
        assertThat(usage.of(TokenKind.INPUT_AUDIO)).isEqualTo(bill.billed().inputAudio());
        assertThat(usage.of(TokenKind.CACHED) + usage.of(TokenKind.CACHED_AUDIO))
                .isEqualTo(bill.billed().cached());
        assertThat(usage.of(TokenKind.CACHED_AUDIO)).isEqualTo(bill.billed().cachedAudio());
        assertThat(usage.of(TokenKind.OUTPUT)).isEqualTo(bill.billed().output());
        assertThat(tally.reported()).isTrue();
    }

    final List<BillEntry> bills() {
        return simulator.log().entries();
    }
}
