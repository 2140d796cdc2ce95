package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Something else in place of the answer, or nobody there at all. */
@Timeout(30)
class InsteadFaultTest {
    private static final String PRO = "gemini-2.5-pro";
    private static final int SILENCE_MILLIS_MAX = 10_000;

    @AutoClose private final Harness harness = Harness.start();

    private HttpResponse<String> claude(String fault) throws Exception {
        return harness.claude(claudeBody(HAIKU, "hello [[sim: fault=" + fault + "]]", ""));
    }

    private HttpResponse<String> gemini(String fault) throws Exception {
        return harness.gemini(
                PRO + ":generateContent", geminiBody("hello [[sim: fault=" + fault + "]]", ""));
    }

    private void assertNothingBilled(String fault, int status) {
        assertThat(harness.lastBill().fault()).isEqualTo(fault);
        assertThat(harness.lastBill().status()).isEqualTo(status);
        assertThat(harness.lastBill().billed()).isEqualTo(Tally.NOTHING);
        assertThat(harness.lastBill().costNano()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enforced_spend_limit_reached",
                "contract_spend_limit_reached",
                "ramp_limit_exceeded"
            })
    void aSpendLimitHasACodeOfItsOwn(String code) throws Exception {
        var answer = claude("status:429::" + code);
        assertThat(answer.statusCode()).isEqualTo(429);
        JsonNode error = json(answer.body()).path("error");
        assertThat(error.path("type").asString()).isEqualTo("rate_limit_error");
        assertThat(error.at("/details/error_code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).isNotEmpty();
        assertThat(answer.headers().firstValue("retry-after")).isEmpty();
        assertThat(json(answer.body()).path("request_id").asString())
                .isEqualTo(answer.headers().firstValue("request-id").orElseThrow());
        assertNothingBilled("status", 429);
    }

    @Test
    void aRampLimitMaySayWhenToComeBackAndWhetherAtAll() throws Exception {
        var answer = claude("status:429:9:ramp_limit_exceeded:false");
        assertThat(answer.headers().firstValue("retry-after")).hasValue("9");
        assertThat(answer.headers().firstValue("x-should-retry")).hasValue("false");
        assertThat(claude("status:400:0::true").headers().firstValue("x-should-retry"))
                .hasValue("true");
    }

    @Test
    void theMessageCanBeOrdered() throws Exception {
        String limit = "You have reached your specified API usage limits.";
        for (int i = 0; i < 2; i++) {
            harness.post(
                    "/__sim/faults",
                    """
                    {"action":{"type":"status","status":400,"message":"%s"}}\
                    """
                            .formatted(limit));
        }
        var answer = harness.claude(claudeBody(HAIKU, "hello", ""));
        assertThat(json(answer.body()).at("/error/message").asString()).isEqualTo(limit);
        assertThat(json(answer.body()).at("/error/type").asString())
                .isEqualTo("invalid_request_error");
        var google = harness.gemini(PRO + ":generateContent", geminiBody("hi", ""));
        assertThat(json(google.body()).at("/error/message").asString()).isEqualTo(limit);
        assertThat(json(google.body()).at("/error/status").asString())
                .isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void aGeminiQuotaIsNamed() throws Exception {
        String day = "GenerateRequestsPerDayPerProjectPerModel";
        JsonNode details = json(gemini("status:429::" + day).body()).at("/error/details");
        assertThat(details.at("/0/violations/0/quotaId").asString()).isEqualTo(day);
        assertThat(details.valueStream().map(d -> d.path("@type").asString()))
                .noneMatch(type -> type.endsWith("RetryInfo"));
        assertThat(
                        json(gemini("429").body())
                                .at("/error/details/0/violations/0/quotaId")
                                .asString())
                .isEqualTo("GenerateRequestsPerMinutePerProjectPerModel");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 408, 418, 422, 451, 499, 501, 505, 507, 520, 524, 528, 529, 599})
    void everyStatusHasABodyOfBothProviders(int status) throws Exception {
        var claude = claude(Integer.toString(status));
        assertThat(claude.statusCode()).isEqualTo(status);
        assertThat(json(claude.body()).at("/error/type").asString()).endsWith("_error");
        var gemini = gemini(Integer.toString(status));
        assertThat(gemini.statusCode()).isEqualTo(status);
        assertThat(json(gemini.body()).at("/error/code").asInt()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"413,Request Entity Too Large", "502,Bad Gateway", "520,Error"})
    void somethingInFrontAnswersInHtml(int status, String words) throws Exception {
        for (var answer :
                new HttpResponse<?>[] {claude("page:" + status), gemini("page:" + status)}) {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("content-type")).hasValue("text/html");
            assertThat(answer.headers().firstValue("request-id")).isEmpty();
            assertThat((String) answer.body()).contains("<h1>" + status + " " + words + "</h1>");
        }
        assertNothingBilled("page", status);
    }

    @Test
    void aPageMayBeEmpty() throws Exception {
        var answer = claude("page:413:empty");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("content-length")).hasValue("0");
        assertThat(answer.headers().firstValue("content-type")).isEmpty();
        assertNothingBilled("page", 413);
    }

    @Test
    void anErrorMayComeInAnArray() throws Exception {
        var gemini = gemini("array_error:429");
        assertThat(gemini.statusCode()).isEqualTo(429);
        assertThat(json(gemini.body()).isArray()).isTrue();
        assertThat(json(gemini.body()).at("/0/error/status").asString())
                .isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(json(claude("array_error:529").body()).at("/0/error/type").asString())
                .isEqualTo("overloaded_error");
        assertNothingBilled("array_error", 529);
    }

    @Test
    void anErrorMayHideUnderAGoodStatus() throws Exception {
        var gemini = gemini("ok_error:503");
        assertThat(gemini.statusCode()).isEqualTo(200);
        assertThat(json(gemini.body()).at("/error/code").asInt()).isEqualTo(503);
        var claude = claude("ok_error:529");
        assertThat(claude.statusCode()).isEqualTo(200);
        assertThat(claude.headers().firstValue("x-should-retry")).isEmpty();
        assertThat(json(claude.body()).at("/error/type").asString()).isEqualTo("overloaded_error");
        assertNothingBilled("ok_error", 200);
    }

    private Socket connected() throws Exception {
        Socket socket = new Socket();
        socket.setSoTimeout(SILENCE_MILLIS_MAX); // a read that waits in vain must fail, not hang
        int port = harness.simulator.baseUrl().getPort();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return socket;
    }

    @Test
    void nobodyListensForAWhile() throws Exception {
        String kept = "GET /__sim/health HTTP/1.1\r\nhost: x\r\n\r\n";
        try (Socket idle = connected()) {
            idle.getOutputStream().write(kept.getBytes(StandardCharsets.US_ASCII));
            assertThat(idle.getInputStream().read()).isPositive();
            String body = claudeBody(HAIKU, "hello [[sim: fault=refuse:700]]", "");
            try (RawCall call = RawCall.send(harness.claudeRequest(body).build(), body)) {
                assertThat(call.readAll()).isEqualTo("RST");
                assertThat(call.text()).isEmpty();
            }
            assertThatThrownBy(this::connected).isInstanceOf(ConnectException.class);
            assertThat(idle.getInputStream().skip(Long.MAX_VALUE)).isPositive();
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
        assertNothingBilled("refuse", 0);
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> harness.get("/__sim/health").path("status").asString().equals("UP"));
        assertThat(harness.claude(claudeBody(HAIKU, "hello", "")).statusCode()).isEqualTo(200);
    }

    @Test
    void connectionsAreTurnedAwayByNumber() throws Exception {
        assertThat(harness.post("/__sim/door", "{\"connections\":2}").statusCode()).isEqualTo(200);
        String body = claudeBody(HAIKU, "hello", "");
        for (int i = 0; i < 2; i++) {
            assertThat(resets(body)).isTrue();
        }
        assertThat(resets(body)).isFalse();
        assertThat(harness.log()).hasSize(1);
    }

    private boolean resets(String body) {
        try (RawCall call = RawCall.send(harness.claudeRequest(body).build(), body)) {
            return call.readAnswer().equals("RST");
        } catch (IOException resetWhileWriting) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ms\":-1}", "{\"connections\":\"two\"}", "{\"ms\":1.5}"})
    void thePortIsNotShutByAccident(String order) throws Exception {
        assertThat(harness.post("/__sim/door", order).statusCode()).isEqualTo(400);
        assertThat(harness.get("/__sim/health").path("status").asString()).isEqualTo("UP");
    }

    @Test
    void aResetOpensThePort() throws Exception {
        harness.simulator.faults().add(FaultMatch.next(), new Fault.Refuse(60_000, 3));
        String body = claudeBody(HAIKU, "hello", "");
        assertThat(resets(body)).isTrue();
        harness.simulator.reset();
        await().atMost(Duration.ofSeconds(5))
                .ignoreExceptions()
                .until(() -> harness.claude(body).statusCode() == 200);
    }
}
