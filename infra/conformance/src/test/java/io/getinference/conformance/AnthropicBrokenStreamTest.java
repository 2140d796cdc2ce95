package io.getinference.conformance;

import static io.getinference.conformance.AnthropicBench.ask;
import static io.getinference.conformance.AnthropicBench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicInvalidDataException;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.SseException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.ErrorType;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.fault.Fault;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** anthropic-java: what it makes of a stream or a connection that breaks. */
@Timeout(60)
class AnthropicBrokenStreamTest {
    private static final MessageCreateParams ASKED = ask("Hello");

    @AutoClose private final AnthropicBench bench = new AnthropicBench();

    /** What came before the stream broke. */
    private List<RawMessageStreamEvent> readUntilItBreaks(Class<? extends Throwable> breakage) {
        List<RawMessageStreamEvent> events = new ArrayList<>();
        try (StreamResponse<RawMessageStreamEvent> stream =
                bench.client.messages().createStreaming(ASKED)) {
            assertThatThrownBy(() -> stream.stream().forEach(events::add)).isInstanceOf(breakage);
        }
        return events;
    }

    @Test
    @Proves(Capability.STREAM_ERROR)
    void anErrorEventIsAnSseExceptionOfStatus200() {
        bench.next(new Fault.ErrorEvent(5, 529));
        List<RawMessageStreamEvent> events = new ArrayList<>();
        try (var stream = bench.client.messages().createStreaming(ASKED)) {
            SseException failure =
                    catchThrowableOfType(
                            SseException.class, () -> stream.stream().forEach(events::add));
            assertThat(failure.statusCode()).isEqualTo(200);
            assertThat(failure.type()).contains(ErrorType.OVERLOADED_ERROR);
            assertThat(failure.apiMessage()).contains("Overloaded");
        }
        assertThat(events).hasSize(4); // five events left the provider, the client drops the ping
        assertThat(bench.bills()).extracting(BillEntry::status).containsExactly(200);
        assertThat(bench.waits).isEmpty();
    }

    @Test
    @Proves(Capability.SILENT_END)
    void aStreamThatEndsEarlyIsNoErrorAndTheAccumulatorAloneNotices() {
        bench.next(new Fault.Eof(6));
        MessageAccumulator accumulator = MessageAccumulator.create();
        bench.events(ASKED).forEach(accumulator::accumulate);
        assertThatThrownBy(accumulator::message)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("message_stop");
        assertThat(bench.bills().getLast().complete()).isFalse();
    }

    @Test
    @Proves(Capability.CUT)
    void aCutStreamIsAnIoExceptionAndNotRetried() {
        for (boolean reset : new boolean[] {true, false}) {
            bench.next(new Fault.Cut(5, reset));
            assertThat(readUntilItBreaks(AnthropicIoException.class)).hasSizeLessThanOrEqualTo(4);
        }
        assertThat(bench.bills()).hasSize(2).noneMatch(BillEntry::complete);
    }

    @Test
    @Proves(Capability.CUT)
    void aCutBeforeTheHeadIsRetried() {
        bench.next(
                new Fault.Cut(Fault.BEFORE_HEADERS, true),
                new Fault.Cut(Fault.BEFORE_HEADERS, false));
        assertThat(text(bench.answer("Hello"))).isNotEmpty();
        assertThat(bench.bills()).extracting(BillEntry::fault).containsExactly("cut", "cut", null);
    }

    @Test
    @Proves(Capability.CUT)
    void aPlainAnswerCutInItsMiddleIsInvalidDataAndNotRetried() {
        bench.next(new Fault.Cut(3, false));
        assertThatThrownBy(() -> bench.client.messages().create(ASKED))
                .isInstanceOf(AnthropicInvalidDataException.class)
                .hasRootCauseInstanceOf(ProtocolException.class);
        assertThat(bench.bills()).hasSize(1);
    }

    @Test
    @Proves(Capability.CUT)
    void aStallEndsWithTheClientsOwnTimeoutAndIsBilled() {
        bench.streamed(ASKED); // so that the short timeout is not spent on loading classes
        var hasty = bench.with(b -> b.timeout(Duration.ofMillis(400)).maxRetries(1));
        bench.next(new Fault.Stall(Fault.BEFORE_HEADERS), new Fault.Stall(5));
        List<RawMessageStreamEvent> events = new ArrayList<>();
        try (var stream = hasty.messages().createStreaming(ASKED)) {
            assertThatThrownBy(() -> stream.stream().forEach(events::add))
                    .isInstanceOf(AnthropicIoException.class);
        }
        assertThat(events).isNotEmpty();
        assertThat(bench.waits).hasSize(1);
        Awaitility.await().until(() -> bench.bills().size() == 3);
        assertThat(bench.bills().get(2).aborted()).isTrue();
        assertThat(bench.bills().get(2).billed().output()).isPositive();
    }

    @Test
    @Proves(Capability.CUT)
    void aLateAnswerWithinTheTimeoutIsWaitedFor() {
        bench.next(new Fault.Delay(Fault.Delay.Before.FIRST_EVENT, 200));
        assertThat(text(bench.streamed(ASKED))).isNotEmpty();
    }
}
