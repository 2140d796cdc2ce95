package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

class BadHeadTest extends BadInput {

    private static final String MALFORMED = "malformed_request";

    record Attack(String name, String text, int status, String code) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Attack> attacks() {
        return Stream.of(
                new Attack("HTTP of the future", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", 505, ""),
                get("no host", "", 400),
                get("two hosts", "Host: a\r\nHost: b\r\n", 400),
                get("a host with a blank", "Host: a b\r\n", 400),
                get("a blank in a header's name", "Host: x\r\nBad Header: 1\r\n", 400),
                get("a bare carriage return", "Host: x\r\nA: b\rX: y\r\n", 400),
                get("a NUL in a header", "Host: x\r\nA: b\0\r\n", 400),
                get("101 headers", "Host: x\r\n" + "A: b\r\n".repeat(100), 400),
                get("10,000 headers", "Host: x\r\n" + "A: b\r\n".repeat(10_000), 400),
                get("a header of a megabyte", "Host: x\r\nA: " + "b".repeat(1 << 20) + "\r\n", 400),
                new Attack(
                        "a long URL",
                        "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                        400,
                        MALFORMED),
                new Attack(
                        "another host in the URL",
                        "GET http://a/v1/models HTTP/1.1\r\nHost: b\r\n\r\n",
                        400,
                        MALFORMED),
                new Attack("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501, ""),
                new Attack("TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n" + CLOSE + "\r\n", 405, ""),
                post("a negative length", "Content-Length: -1\r\n\r\n", 400),
                post("a signed length", "Content-Length: +2\r\n\r\n{}", 400),
                post(
                        "a length beyond numbers",
                        "Content-Length: " + "9".repeat(30) + "\r\n\r\n",
                        400),
                post("two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x", 400),
                post("twice the length", "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400),
                post("an unknown encoding", "Transfer-Encoding: nonsense\r\n\r\n", 501),
                post("chunks twice", "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400),
                post("packed chunks", "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
                new Attack(
                        "an expectation of nonsense",
                        POST + CLOSE + "Expect: nonsense\r\nContent-Length: 2\r\n\r\n{}",
                        417,
                        ""),
                new Attack(
                        "chunks in HTTP/1.0",
                        POST.replace("1.1", "1.0")
                                + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                        400,
                        MALFORMED));
    }

    private static Attack get(String name, String headers, int status) {
        return new Attack(
                name, "GET /v1/models HTTP/1.1\r\n" + headers + "\r\n", status, MALFORMED);
    }

    private static Attack post(String name, String rest, int status) {
        return new Attack(name, POST + rest, status, status == 400 ? MALFORMED : "");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefusedInOurShape(Attack attack) throws IOException {
        assertRefused(RawHttp.exchange(port, attack.text()), attack.status(), attack.code());
    }

    /** Without a version that can be read it may count as HTTP/0.9, which has no heads. */
    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "G(T / HTTP/1.1\r\n\r\n", "\0\0\0\0\r\n\r\n"})
    void refusesWhatIsNoHttp(String text) throws IOException {
        assertThat(RawHttp.exchange(port, text)).contains(MALFORMED).doesNotContain("Exception");
    }

    @Test
    void hangsUpOnHttp2() throws IOException {
        assertThat(RawHttp.exchange(port, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).isEmpty();
    }

    @Test
    void speaksNoOtherProtocolWhenAskedTo() throws IOException {
        String upgrade =
                """
                GET /v1/models HTTP/1.1
                Host: x
                Upgrade: h2c
                Connection: Upgrade, HTTP2-Settings, close
                HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA

                """;
        String answer = RawHttp.exchange(port, upgrade.replace("\n", "\r\n"));
        assertRefused(answer, 401, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: x\r\n"})
    void answersHttp10(String host) throws IOException {
        String answer = RawHttp.exchange(port, "GET /v1/models HTTP/1.0\r\n" + host + "\r\n");
        assertRefused(answer, 401, "");
    }

    @Test
    void answersHttp09WithoutAHeadAsItIs() throws IOException {
        assertThat(RawHttp.exchange(port, "GET /v1/models\r\n")).startsWith("{\"error\":");
    }

    @Test
    void answersPipelinedRequestsInOrder() throws IOException {
        String answer =
                RawHttp.exchange(
                        port,
                        "GET /v1/models HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/none HTTP/1.1\r\nHost: x\r\n"
                                + CLOSE
                                + "\r\n");
        assertThat(answer).containsSubsequence("HTTP/1.1 401 ", "HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//v1/chat/completions",
                "/v1/../v1/chat/completions",
                "/v1/%2e%2e/v1/chat/completions",
                "/v1/chat/completions/",
                "/V1/chat/completions",
                "/v1/chat/completions/..;/",
                "/v1/chat/completions%0a",
                "/v1/chat/completions%0d%0aX-Evil:%201",
                "/v1%2Fchat/completions",
                "/v1/chat%5ccompletions",
                "/v1/chat/completions%00",
                "/v1\\chat\\completions",
                "/v1/chat/completions%ff",
                "/v1/chat/completions?%zz",
                "/api;x=1/account/v1/x",
                "/api/account;x=1/v1/x"
            })
    void takesNoPathForAnother(String path) throws IOException {
        String body = "{\"model\":\"none\"}";
        String request =
                POST.replace("/v1/chat/completions", path)
                        + CLOSE
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        String answer = RawHttp.exchange(port, request);
        assertThat(answer)
                .matches("(?s)HTTP/1.1 40[04] .*")
                .doesNotContain("\r\nX-Evil", "Exception");
        assertThat(ACCOUNT_SERVICE.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW", "post"})
    void takesNoMethodForPost(String method) throws IOException {
        String answer =
                RawHttp.exchange(
                        port,
                        POST.replaceFirst("POST", method) + CLOSE + "Content-Length: 0\r\n\r\n");
        assertRefused(answer, 405, "");
    }

    /** The second request hides in the first one's body for whoever believes its length. */
    @Test
    void cannotBeMadeToAnswerAHiddenRequest() throws IOException {
        String hidden = "GET /v1/models HTTP/1.1\r\nHost: x\r\n\r\n";
        String answer =
                RawHttp.exchange(
                        port,
                        POST
                                + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                + hidden);
        assertThat(answer.split("HTTP/1.1 ")).hasSize(2);
        assertRefused(answer, 400, "invalid_type");
    }

    @Test
    void bearsAUrlWithMoreParametersThanItReads() throws IOException {
        for (String path : List.of("/v1/models", "/api/account/v1/x")) {
            String answer = RawHttp.get(port, path + "?" + "a=1&".repeat(500));
            assertThat(answer).matches("(?s)HTTP/1.1 (400|401) .*").doesNotContain("Exception");
        }
    }
}
