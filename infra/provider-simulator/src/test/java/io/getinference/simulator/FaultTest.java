package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.data;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;
import io.getinference.simulator.model.Provider;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;

/** Every fault, seen by a caller on a real socket, with its bill. */
@Timeout(30)
class FaultTest {
    private static final String FLASH = "gemini-2.5-flash";

    @AutoClose private final Harness harness = Harness.start();

    private RawCall claude(String fault) throws Exception {
        String body = claudeBody(HAIKU, "hello [[sim: " + fault + "]]", ",\"stream\":true");
        return RawCall.send(harness.claudeRequest(body).build(), body);
    }

    private RawCall gemini(String fault) throws Exception {
        String body = geminiBody("hello [[sim: " + fault + "]]", "");
        String path = FLASH + ":streamGenerateContent?alt=sse";
        return RawCall.send(harness.geminiRequest(path, body).build(), body);
    }

    private void assertBilled(String fault, int events, boolean charged) {
        BillEntry bill = harness.lastBill();
        assertThat(bill.fault()).isEqualTo(fault);
        assertThat(bill.events()).isEqualTo(events);
        assertThat(bill.complete()).isFalse();
        assertThat(bill.terminalUsage()).isFalse();
        assertThat(bill.aborted()).isFalse();
        assertThat(bill.billed()).isEqualTo(charged ? bill.generated() : Tally.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid_request_error",
        "401,authentication_error",
        "402,billing_error",
        "403,permission_error",
        "404,not_found_error",
        "409,conflict_error",
        "429,rate_limit_error",
        "500,api_error",
        "503,api_error",
        "504,timeout_error",
        "529,overloaded_error"
    })
    void claudeFailsWithItsOwnErrors(int status, String type) throws Exception {
        var answer = harness.claude(claudeBody(HAIKU + "-sim-" + status, "hello", ""));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer.body()).at("/error/type").asString()).isEqualTo(type);
        assertBilled("status", 0, false);
        assertThat(harness.lastBill().modelAsked()).isEqualTo(HAIKU);
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID_ARGUMENT", "401,UNAUTHENTICATED", "403,PERMISSION_DENIED", "404,NOT_FOUND",
        "429,RESOURCE_EXHAUSTED", "499,CANCELLED", "500,INTERNAL", "503,UNAVAILABLE",
        "504,DEADLINE_EXCEEDED"
    })
    void geminiFailsWithItsOwnErrors(int status, String name) throws Exception {
        var answer =
                harness.gemini(FLASH + "-sim-" + status + ":generateContent", geminiBody("hi", ""));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer.body()).at("/error/status").asString()).isEqualTo(name);
        assertBilled("status", 0, false);
    }

    @Test
    void ratesLimitsSayWhenToComeBack() throws Exception {
        harness.simulator.faults().add(FaultMatch.next(), new Fault.Status(429, 7));
        var claude = harness.claude(claudeBody(HAIKU, "hello", ""));
        assertThat(claude.headers().firstValue("retry-after")).hasValue("7");
        assertThat(claude.headers().firstValue("x-should-retry")).hasValue("true");
        harness.simulator.faults().add(FaultMatch.next(), new Fault.Status(429, 7));
        JsonNode details =
                json(harness.gemini(FLASH + ":generateContent", geminiBody("hi", "")).body())
                        .at("/error/details");
        assertThat(details.valueStream().map(d -> d.path("@type").asString()))
                .containsExactly(
                        "type.googleapis.com/google.rpc.QuotaFailure",
                        "type.googleapis.com/google.rpc.Help",
                        "type.googleapis.com/google.rpc.RetryInfo");
        assertThat(details.get(2).path("retryDelay").asString()).isEqualTo("7s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rst", "fin"})
    void cutsAfterSoManyEvents(String by) throws Exception {
        try (RawCall claude = claude("fault=cut:5:" + by)) {
            assertThat(claude.readAll()).isEqualTo(by.equals("rst") ? "RST" : "FIN");
            assertThat(data(claude.text())).hasSize(5);
            assertThat(claude.text()).doesNotContain("\r\n0\r\n");
        }
        assertBilled("cut", 5, true);
        assertThat(harness.lastBill().generated().output()).isBetween(1, 20);
        try (RawCall gemini = gemini("fault=cut:1:" + by)) {
            assertThat(gemini.readAll()).isEqualTo(by.equals("rst") ? "RST" : "FIN");
            assertThat(data(gemini.text())).hasSize(1);
        }
        assertBilled("cut", 1, true);
        assertThat(harness.lastBill().generated().thinking()).isEqualTo(96);
    }

    @Test
    void cutsBeforeTheHeadAndBeforeTheFirstEventCostNothing() throws Exception {
        try (RawCall call = claude("fault=cut:headers:fin")) {
            assertThat(call.readAll()).isEqualTo("FIN");
            assertThat(call.text()).isEmpty();
        }
        assertBilled("cut", 0, false);
        try (RawCall call = gemini("fault=cut:0:fin")) {
            assertThat(call.readAll()).isEqualTo("FIN");
            assertThat(call.text()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
        }
        assertBilled("cut", 0, false);
    }

    @Test
    void cutsAPlainAnswerInItsMiddle() throws Exception {
        String body = claudeBody(HAIKU, "hello [[sim: fault=cut:3:fin]]", "");
        try (RawCall call = RawCall.send(harness.claudeRequest(body).build(), body)) {
            assertThat(call.readAll()).isEqualTo("FIN");
            assertThat(call.text()).contains("content-length").contains("\"type\":\"message\"");
            assertThat(call.text()).doesNotContain("stop_sequence\":null,\"usage");
        }
        assertBilled("cut", 0, false);
    }

    @Test
    void endsWithoutATerminator() throws Exception {
        try (RawCall claude = claude("fault=eof:6")) {
            assertThat(claude.readAll()).isEqualTo("END");
            assertThat(data(claude.text())).hasSize(6);
            assertThat(claude.text()).doesNotContain("message_stop");
        }
        assertBilled("eof", 6, true);
        try (RawCall gemini = gemini("fault=eof:2")) {
            assertThat(gemini.readAll()).isEqualTo("END");
            assertThat(gemini.text()).doesNotContain("finishReason");
        }
        assertBilled("eof", 2, true);
    }

    @Test
    void tellsAnErrorInTheMiddleOfAStream() throws Exception {
        try (RawCall claude = claude("fault=error:5")) {
            assertThat(claude.readAll()).isEqualTo("END");
            JsonNode last = data(claude.text()).getLast();
            assertThat(last.at("/error/type").asString()).isEqualTo("overloaded_error");
            assertThat(claude.text()).contains("event: error\n");
        }
        assertBilled("error", 5, true);
        try (RawCall gemini = gemini("fault=error:1:500")) {
            assertThat(gemini.readAll()).isEqualTo("END");
            JsonNode last = data(gemini.text()).getLast();
            assertThat(last.at("/error/code").asInt()).isEqualTo(500);
            assertThat(last.at("/error/status").asString()).isEqualTo("INTERNAL");
        }
        assertBilled("error", 1, true);
    }

    @Test
    void anErrorEventOfAPlainAnswerIsItsStatus() throws Exception {
        var answer = harness.claude(claudeBody(HAIKU, "hello [[sim: fault=error:5]]", ""));
        assertThat(answer.statusCode()).isEqualTo(529);
        assertBilled("error", 0, false);
    }

    @ParameterizedTest
    @CsvSource({"headers,300", "first_event,300", "each_event,40"})
    void delaysByRealTimeAtAnySpeed(String before, int millis) throws Exception {
        long start = System.nanoTime();
        try (RawCall call = gemini("fault=delay:%d:%s, thoughts=0".formatted(millis, before))) {
            assertThat(call.readAll()).isEqualTo("END");
            int events = data(call.text()).size();
            int times = before.equals("each_event") ? events : 1;
            assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis())
                    .isGreaterThanOrEqualTo((long) millis * times);
        }
        assertThat(harness.lastBill().complete()).isTrue();
        assertThat(harness.lastBill().fault()).isEqualTo("delay");
    }

    @Test
    void aQueuedFaultWaitsForItsCall() throws Exception {
        harness.post(
                "/__sim/faults",
                """
                {"match":{"provider":"anthropic","model":"claude-haiku-4-5-20251001","nth":2},
                 "action":{"type":"status","status":503}}\
                """);
        assertThat(harness.claude(claudeBody(HAIKU, "1", "")).statusCode()).isEqualTo(200);
        assertThat(harness.gemini(FLASH + ":generateContent", geminiBody("hi", "")).statusCode())
                .isEqualTo(200);
        assertThat(harness.claude(claudeBody("claude-opus-5", "1", "")).statusCode())
                .isEqualTo(200);
        assertThat(harness.claude(claudeBody(HAIKU, "2", "")).statusCode()).isEqualTo(503);
        assertThat(harness.claude(claudeBody(HAIKU, "3", "")).statusCode()).isEqualTo(200);
        assertThat(harness.simulator.faults().waiting()).isEmpty();
    }

    @Test
    void queuedFaultsHappenOnceEachInTheirOrder() throws Exception {
        harness.simulator
                .faults()
                .add(FaultMatch.next(Provider.ANTHROPIC), new Fault.Status(500, 0));
        harness.simulator.faults().add(FaultMatch.next(), new Fault.Status(529, 0));
        assertThat(harness.claude(claudeBody(HAIKU, "1", "")).statusCode()).isEqualTo(500);
        assertThat(harness.claude(claudeBody(HAIKU, "2", "")).statusCode()).isEqualTo(529);
        assertThat(harness.claude(claudeBody(HAIKU, "3", "")).statusCode()).isEqualTo(200);
    }

    @Test
    void refusedCallsAndCountsLeaveTheQueueAlone() throws Exception {
        harness.simulator.faults().add(FaultMatch.next(), new Fault.Status(529, 0));
        harness.claude("{}");
        harness.gemini(FLASH + ":countTokens", geminiBody("hi", ""));
        assertThat(harness.simulator.faults().waiting()).hasSize(1);
    }
}
