package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.geminiBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpRequest;
import java.time.Duration;

/** What a caller pays that hangs up: Claude stops when it notices, Gemini runs to its end. */
@Timeout(30)
class AbandonedCallTest {
    private static final String STREAM = ",\"stream\":true";

    // A tenth of the providers' pace: slow enough to hang up in the middle of an answer.
    @AutoClose
    private final Harness harness = Harness.start(SimulatorSettings.forTests().atSpeed(0.1));

    private RawCall call(HttpRequest.Builder request, String body) throws Exception {
        return RawCall.send(request.build(), body);
    }

    private RawCall claude(String text, String more) throws Exception {
        String body = claudeBody(HAIKU, text, more);
        return call(harness.claudeRequest(body), body);
    }

    private RawCall gemini(String text, String method) throws Exception {
        String body = geminiBody(text, "");
        return call(harness.geminiRequest("gemini-2.5-flash:" + method, body), body);
    }

    private BillEntry bill() {
        await().atMost(Duration.ofSeconds(10)).until(() -> !harness.log().isEmpty());
        return harness.lastBill();
    }

    @Test
    void claudeBillsWhatWasMadeWhenItNoticed() throws Exception {
        try (RawCall call = claude("[[sim: tokens=900]]", STREAM)) {
            call.readUntil("text_delta");
        }
        BillEntry bill = bill();
        assertThat(bill.aborted()).isTrue();
        assertThat(bill.complete()).isFalse();
        assertThat(bill.terminalUsage()).isFalse();
        assertThat(bill.billed()).isEqualTo(bill.generated());
        assertThat(bill.billed().input()).isPositive();
        assertThat(bill.billed().output()).isBetween(1, 899);
    }

    @Test
    void geminiBillsTheWholeAnswer() throws Exception {
        try (RawCall call =
                gemini("[[sim: tokens=900, thoughts=10]]", "streamGenerateContent?alt=sse")) {
            call.readUntil("candidates");
        }
        BillEntry bill = bill();
        assertThat(bill.aborted()).isTrue();
        assertThat(bill.terminalUsage()).isFalse();
        assertThat(bill.events()).isLessThan(10);
        assertThat(bill.billed().output()).isEqualTo(910);
        assertThat(bill.billed().thinking()).isEqualTo(10);
    }

    @Test
    void plainAnswersFollowTheSameRules() throws Exception {
        claude("[[sim: tokens=900]]", "").close();
        BillEntry claude = bill();
        assertThat(claude.aborted()).isTrue();
        assertThat(claude.events()).isZero();
        assertThat(claude.billed().output()).isLessThan(900);
        gemini("[[sim: tokens=900, thoughts=10]]", "generateContent").close();
        await().until(() -> harness.log().size() == 2);
        assertThat(harness.lastBill().aborted()).isTrue();
        assertThat(harness.lastBill().billed().output()).isEqualTo(910);
    }

    @Test
    void aStallLastsUntilTheCallerHangsUp() throws Exception {
        try (RawCall call = claude("[[sim: fault=stall:6]]", STREAM)) {
            assertThat(call.readEvents(6)).isTrue();
            assertThat(harness.log()).isEmpty();
        }
        BillEntry bill = bill();
        assertThat(bill.fault()).isEqualTo("stall");
        assertThat(bill.aborted()).isTrue();
        assertThat(bill.events()).isEqualTo(6);
        assertThat(bill.billed().output()).isPositive();
    }

    @Test
    void aStallBeforeTheHeadSendsNothing() throws Exception {
        harness.simulator.faults().add(FaultMatch.next(), new Fault.Stall(Fault.BEFORE_HEADERS));
        try (RawCall call = claude("hello", STREAM)) {
            await().until(() -> harness.simulator.faults().waiting().isEmpty());
            assertThat(call.text()).isEmpty();
        }
        assertThat(bill().billed().output()).isZero();
    }

    @Test
    void theSimulatorStopsAtOnceAndBillsWhatWasSent() throws Exception {
        try (RawCall call = gemini("[[sim: fault=stall:1]]", "streamGenerateContent?alt=sse")) {
            call.readUntil("candidates");
            harness.simulator.close();
            assertThat(call.readAll()).isNotEqualTo("END");
        }
        BillEntry bill = bill();
        assertThat(bill.aborted()).isFalse();
        assertThat(bill.billed()).isNotEqualTo(Tally.NOTHING).isEqualTo(bill.generated());
        assertThat(bill.billed().output()).isLessThan(216);
    }
}
