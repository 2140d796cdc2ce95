package io.getinference.gateway.provider.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import static org.awaitility.Awaitility.await;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.RequestId;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.Heard;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;
import io.getinference.gateway.provider.Tally;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The HTTP call, against bytes that no simulator of a provider would say. */
class UpstreamTest {

    private static final String STREAM = "Content-Type: text/event-stream\r\n";
    private static final Call CALL =
            new Call(
                    RequestId.next(),
                    "/v1/say?alt=sse",
                    Map.of("x-key", "secret"),
                    "{\"a\":\"ü\"}");
    private static final Duration MAX = Duration.ofMillis(300);

    /** Every event is a text; the event "end" is the end. */
    private static final class Echo implements AnswerReader {
        @Override
        public List<AnswerPart> read(JsonNode event) {
            String text = event.stringValue("");
            return List.of(
                    text.equals("end")
                            ? new AnswerPart.Finished(Finish.STOP)
                            : new AnswerPart.Text(text));
        }

        @Override
        public List<AnswerPart> end() throws ProviderFailure {
            throw new ProviderFailure(new Interrupted(), "no end", null);
        }

        @Override
        public Tally tally() {
            return new Tally(Usage.NONE, new UpstreamModel("echo"), true, false, false);
        }
    }

    @Test
    void sendsTheRequestsIdAndNothingThatItWasNotTold() throws Exception {
        try (StandIn standIn = StandIn.saying(ok("data: \"a\"\n\ndata: \"end\"\n\n"))) {
            assertThat(ask(standIn).text()).isEqualTo("a");

            String request = standIn.requests().getFirst();
            assertThat(request)
                    .startsWith("POST /v1/say?alt=sse HTTP/1.1\r\n")
                    .endsWith("{\"a\":\"ü\"}");
            assertThat(request.lines().skip(1).takeWhile(line -> !line.isEmpty()))
                    .extracting(
                            line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
                    .containsExactlyInAnyOrder(
                            "x-key",
                            "x-getinference-request",
                            "content-type",
                            "content-length",
                            "accept-encoding",
                            "host",
                            "connection",
                            "user-agent");
            assertThat(request).contains("x-getinference-request: " + CALL.request());
        }
    }

    @Test
    void aConnectionServesTheNextCallToo() throws Exception {
        try (StandIn standIn = StandIn.saying(ok("data: \"a\"\n\ndata: \"end\"\n\n"));
                Upstream upstream = upstream(standIn)) {
            for (int call = 0; call < 3; call++) {
                assertThat(ask(upstream).text()).isEqualTo("a");
            }
            assertThat(standIn.requests()).hasSize(3);
            assertThat(standIn.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500 Oops",
                "503 Busy",
                "429 Wait",
                "307 Away",
                "302 Away",
                "408 Late",
                "204 None"
            })
    void nothingIsEverTriedAgainOrFollowed(String status) throws Exception {
        try (StandIn standIn =
                StandIn.saying(
                        StandIn.response(
                                status, "Location: /elsewhere\r\nRetry-After: 0\r\n", ""))) {
            failure(standIn);

            assertThat(standIn.requests()).hasSize(1);
        }
    }

    @Test
    void aConnectionThatEndsWithoutAResponseIsUnavailableAndNotTriedAgain() throws Exception {
        try (StandIn standIn = new StandIn(out -> out.close())) {
            assertThat(failure(standIn)).isInstanceOf(Unavailable.class);
            assertThat(standIn.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + STREAM + "Content-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + STREAM + "Content-Encoding: gzip\r\n\r\ndata: \"a\"\n\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
                "HTTP/1.1 200 OK\r\n" + STREAM + "Content-Length: 10\r\n\r\ndata: {no\n"
            })
    void whatIsNoAnswerIsUnavailable(String bytes) throws Exception {
        try (StandIn standIn =
                new StandIn(out -> {
                    out.write(bytes.getBytes(StandardCharsets.UTF_8));
                    out.close();
                })) {
            assertThat(failure(standIn)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void anErrorWithStatus200IsAnError() throws Exception {
        String error = "{\"error\":{\"type\":\"ours\"}}";
        for (String type : List.of("application/json", "text/event-stream")) {
            String body = type.startsWith("text") ? "data: " + error + "\n\n" : error;
            try (StandIn standIn =
                    StandIn.saying(
                            StandIn.response("200 OK", "Content-Type: " + type + "\r\n", body))) {
                assertThat(failure(standIn)).isInstanceOf(OurFault.class);
            }
        }
    }

    @Test
    void aTrickleDoesNotOutliveTheTimeToTheFirstEvent() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (StandIn standIn =
                new StandIn(out -> {
                    out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.UTF_8));
                    while (!never.await(20, TimeUnit.MILLISECONDS)) {
                        out.write('x');
                        out.flush();
                    }
                })) {
            assertThat(failure(standIn)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void timeThatTheReaderTakesIsNoSilenceOfTheProviders() throws Exception {
        try (StandIn standIn = StandIn.saying(ok("data: \"a\"\n\n" + ":".repeat(20_000) + "\n\ndata: \"end\"\n\n"));
                Upstream upstream = upstream(standIn);
                AnswerStream answer = upstream.stream(CALL, upstream.deadline(), new Echo())) {
            assertThat(answer.next()).isPresent();
            await().pollDelay(MAX.multipliedBy(2)).until(() -> true);

            assertThat(answer.next()).contains(new AnswerPart.Finished(Finish.STOP));
        }
    }

    @Test
    void nothingIsSentAfterTheDeadline() throws Exception {
        try (StandIn standIn = StandIn.saying(ok("data: \"end\"\n\n"));
                Upstream upstream = upstream(standIn)) {
            assertThatThrownBy(() -> upstream.stream(CALL, Deadline.in(Duration.ZERO), new Echo()))
                    .asInstanceOf(type(ProviderFailure.class))
                    .extracting(ProviderFailure::reason)
                    .isInstanceOf(Unavailable.class);
            assertThat(standIn.requests()).isEmpty();
        }
    }

    @Test
    void eventsWithoutEndAreCutAtTheDeadline() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (StandIn standIn =
                        new StandIn(out -> {
                            out.write(
                                    ("HTTP/1.1 200 OK\r\n" + STREAM + "\r\n")
                                            .getBytes(StandardCharsets.UTF_8));
                            while (!never.await(20, TimeUnit.MILLISECONDS)) {
                                out.write("data: \"a\"\n\n".getBytes(StandardCharsets.UTF_8));
                                out.flush();
                            }
                        });
                Upstream upstream = upstream(standIn);
                AnswerStream answer =
                        upstream.stream(CALL, Deadline.in(MAX.multipliedBy(3)), new Echo())) {
            assertThatThrownBy(() -> Heard.all(answer))
                    .asInstanceOf(type(ProviderFailure.class))
                    .extracting(ProviderFailure::reason)
                    .isInstanceOf(Interrupted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: {\"half\n\n", "data: [\n\n", "data: \""})
    void garbageAmidAnAnswerInterruptsItAndStaysSo(String garbage) throws Exception {
        try (StandIn standIn = StandIn.saying(ok("data: \"a\"\n\n" + garbage));
                Upstream upstream = upstream(standIn);
                AnswerStream answer = upstream.stream(CALL, upstream.deadline(), new Echo())) {
            assertThat(answer.next()).contains(new AnswerPart.Text("a"));
            for (int call = 0; call < 2; call++) {
                assertThatThrownBy(answer::next)
                        .asInstanceOf(type(ProviderFailure.class))
                        .extracting(ProviderFailure::reason)
                        .isInstanceOf(Interrupted.class);
            }
        }
    }

    @Test
    void anErrorsBodyWithoutEndIsReadOnlySoFar() throws Exception {
        try (StandIn standIn =
                StandIn.saying(StandIn.response("500 Oops", "", "x".repeat(5_000_000)))) {
            assertThat(failure(standIn)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void theKeyIsInNoTextOfACallOrASetting() throws Exception {
        try (StandIn standIn = StandIn.saying("")) {
            assertThat(CALL.toString()).doesNotContain("secret");
            assertThat(settings(standIn).toString()).doesNotContain("secret");
        }
    }

    private static String ok(String body) {
        return StandIn.response("200 OK", STREAM, body);
    }

    private static Heard ask(StandIn standIn) throws Exception {
        try (Upstream upstream = upstream(standIn)) {
            return ask(upstream);
        }
    }

    private static Heard ask(Upstream upstream) throws Exception {
        try (AnswerStream answer = upstream.stream(CALL, upstream.deadline(), new Echo())) {
            return Heard.all(answer);
        }
    }

    private static Reason failure(StandIn standIn) throws Exception {
        try {
            ask(standIn);
        } catch (ProviderFailure e) {
            return e.reason();
        }
        throw new AssertionError("there was an answer");
    }

    private static Upstream upstream(StandIn standIn) {
        return new Upstream(
                settings(standIn),
                error -> error.text("type").equals("ours") ? new OurFault() : new Unavailable());
    }

    private static ProviderSettings settings(StandIn standIn) {
        return new ProviderSettings(
                standIn.url(),
                new ApiKey("secret"),
                Duration.ofSeconds(5),
                MAX,
                MAX,
                Duration.ofSeconds(20),
                100_000,
                5);
    }
}
