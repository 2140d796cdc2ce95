package io.getinference.gateway.provider.upstream;

import static io.getinference.gateway.provider.upstream.Bench.CALL;
import static io.getinference.gateway.provider.upstream.Bench.STREAM;
import static io.getinference.gateway.provider.upstream.Bench.ask;
import static io.getinference.gateway.provider.upstream.Bench.failure;
import static io.getinference.gateway.provider.upstream.Bench.ok;
import static io.getinference.gateway.provider.upstream.Bench.settings;
import static io.getinference.gateway.provider.upstream.Bench.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The HTTP call, against bytes that no simulator of a provider would say. */
class UpstreamTest {

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
            for (String prefix : List.of("", "data: ")) {
                assertOurFault(type, prefix + error + "\n\n");
            }
        }
    }

    private static void assertOurFault(String type, String body) throws Exception {
        try (StandIn standIn =
                StandIn.saying(
                        StandIn.response("200 OK", "Content-Type: " + type + "\r\n", body))) {
            assertThat(failure(standIn)).isInstanceOf(OurFault.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: {\"half\n\n", "data: [\n\n", "data: \""})
    void garbageAmidAnAnswerInterruptsItAndStaysSo(String garbage) throws Exception {
        try (StandIn standIn = StandIn.saying(ok("data: \"a\"\n\n" + garbage));
                Upstream upstream = upstream(standIn);
                AnswerStream answer =
                        upstream.stream(CALL, upstream.deadline(), new Bench.Echo())) {
            assertThat(answer.next()).contains(new AnswerPart.Text(0, "a"));
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

    @Test
    void pitfall37NothingOfTheCallersHeadReachesAProvider() throws Exception {
        try (StandIn standIn = StandIn.saying(Bench.ok("data: \"end\"\n\n"))) {
            ask(standIn);

            List<String> names =
                    standIn.requests()
                            .getFirst()
                            .split("\r\n\r\n", 2)[0]
                            .lines()
                            .skip(1)
                            .map(line ->
                                    line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
                            .toList();
            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "x-key",
                            "x-getinference-request",
                            "accept-encoding",
                            "content-length",
                            "content-type",
                            "host",
                            "connection",
                            "user-agent");
        }
    }

    @Test
    void pitfall10ACompressedStreamIsReadLikeAnyOther() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("data: \"a\"\n\ndata: \"end\"\n\n".getBytes(StandardCharsets.UTF_8));
        }
        String head =
                "HTTP/1.1 200 OK\r\n%sContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                        .formatted(STREAM, packed.size());
        try (StandIn standIn =
                new StandIn(out -> {
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    packed.writeTo(out);
                })) {
            assertThat(ask(standIn).text()).isEqualTo("a");
        }
    }
}
