package io.getinference.conformance;

import static io.getinference.conformance.GoogleGenaiBench.AS_IS;
import static io.getinference.conformance.GoogleGenaiBench.LITE;
import static io.getinference.conformance.GoogleGenaiBench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.genai.ResponseStream;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.errors.ServerException;
import com.google.genai.types.GenerateContentResponse;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.fault.Fault;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;

/** google-genai: what it makes of a stream or a connection that breaks. */
@Timeout(60)
class GoogleGenaiBrokenStreamTest {
    private static final String ASKED = "Hello [[sim: tokens=400]]";

    @AutoClose private final GoogleGenaiBench bench = new GoogleGenaiBench();
    private final List<GenerateContentResponse> read = new ArrayList<>();

    private void readStream() {
        try (ResponseStream<GenerateContentResponse> stream =
                bench.client.models.generateContentStream(LITE, ASKED, AS_IS)) {
            stream.forEach(read::add);
        }
    }

    @Test
    @Proves(Capability.STREAM_ERROR)
    void anErrorEventIsAServerException() {
        bench.next(new Fault.ErrorEvent(2, 503));
        ServerException failure = catchThrowableOfType(ServerException.class, this::readStream);
        assertThat(failure.code()).isEqualTo(503);
        assertThat(failure.status()).isEqualTo("UNAVAILABLE");
        assertThat(read).hasSize(2);
        assertThat(bench.bills()).extracting(BillEntry::status).containsExactly(200);
    }

    @Test
    @Proves(Capability.SILENT_END)
    void aStreamThatEndsEarlyIsNoError() {
        bench.next(new Fault.Eof(2));
        readStream();
        assertThat(read).hasSize(2);
        assertThat(read.getLast().finishReason().toString()).isEqualTo("FINISH_REASON_UNSPECIFIED");
        assertThat(bench.bills().getLast().complete()).isFalse();
    }

    /** It reads one event ahead, so that the last whole event is lost with the connection. */
    @Test
    @Proves(Capability.CUT)
    void aCutStreamIsAnIoExceptionAndNotRetried() {
        bench.next(new Fault.Cut(2, false));
        assertThatThrownBy(this::readStream).isInstanceOf(GenAiIOException.class);
        assertThat(read).hasSize(1);
        bench.next(new Fault.Cut(2, true));
        assertThatThrownBy(this::readStream).isInstanceOf(GenAiIOException.class);
        assertThat(bench.bills()).hasSize(2).noneMatch(BillEntry::complete);
    }

    @Test
    @Proves(Capability.CUT)
    void aCutBeforeTheHeadIsRetried() {
        bench.next(
                new Fault.Cut(Fault.BEFORE_HEADERS, true),
                new Fault.Cut(Fault.BEFORE_HEADERS, false));
        assertThat(text(bench.answer("Hello"))).isNotEmpty();
        assertThat(bench.bills().getLast().status()).isEqualTo(200);
        assertThat(bench.bills()).filteredOn(bill -> "cut".equals(bill.fault())).hasSize(2);
    }

    @Test
    @Proves(Capability.CUT)
    void aPlainAnswerCutInItsMiddleIsAnIoExceptionAndNotRetried() {
        bench.next(new Fault.Cut(1, false));
        assertThatThrownBy(() -> bench.answer(ASKED)).isInstanceOf(GenAiIOException.class);
        assertThat(bench.bills()).hasSize(1);
    }

    @Test
    @Proves(Capability.CUT)
    void aStallEndsWithTheTimeoutThatTheCallerSetAndIsBilledWhole() {
        bench.chunks(ASKED); // so that the short timeout is not spent on loading classes
        var hasty = bench.with("key", options -> options.timeout(400));
        bench.next(new Fault.Stall(2));
        assertThatThrownBy(
                        () -> {
                            try (var stream =
                                    hasty.models.generateContentStream(LITE, ASKED, AS_IS)) {
                                stream.forEach(read::add);
                            }
                        })
                .isInstanceOf(GenAiIOException.class);
        assertThat(read).hasSize(1);
        Awaitility.await().until(() -> bench.bills().size() == 2);
        BillEntry abandoned = bench.bills().getLast();
        assertThat(abandoned.aborted()).isTrue();
        assertThat(abandoned.billed()).isEqualTo(bench.bills().getFirst().billed());
    }

    @Test
    @Proves(Capability.CUT)
    void aLateAnswerIsWaitedFor() {
        bench.next(new Fault.Delay(Fault.Delay.Before.FIRST_EVENT, 200));
        assertThat(text(bench.chunks("Hello"))).isNotEmpty();
    }
}
