package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** What HTTP/1.1 callers may do, whichever provider they think they talk to. */
@Timeout(60)
class TransportTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int SILENCE_MILLIS_MAX = 20_000;

    @AutoClose private final Harness harness = Harness.start();

    private String raw(String requests) throws IOException {
        URI base = harness.simulator.baseUrl();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(SILENCE_MILLIS_MAX);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String post(String body, String headers) {
        return """
        POST /v1/messages HTTP/1.1\r
        host: x\r
        x-api-key: key\r
        anthropic-version: 2023-06-01\r
        %s\r
        \r
        %s\
        """
                .formatted(headers, body);
    }

    private static int length(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"stream\":true"})
    void answersAreZippedForThoseWhoAsk(String more) throws Exception {
        String body = claudeBody(HAIKU, "hello", more);
        String plain = harness.claude(body).body();
        harness.simulator.reset();
        String headers = "accept-encoding: br, GZIP;q=0.8\r\n";
        try (RawCall call =
                RawCall.send(
                        harness.claudeRequest(body)
                                .header("accept-encoding", headers.substring(17).strip())
                                .build(),
                        body)) {
            call.readAnswer();
            assertThat(call.text()).contains("content-encoding: gzip\r\n");
            InputStream packed = new ByteArrayInputStream(call.body());
            assertThat(new GZIPInputStream(packed).readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(plain);
        }
    }

    @Test
    void anEventCanBeUnpackedAsSoonAsItIsThere() throws Exception {
        String body = claudeBody(HAIKU, "hello [[sim: fault=stall:6]]", ",\"stream\":true");
        HttpRequest request = harness.claudeRequest(body).header("accept-encoding", "gzip").build();
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream packed = client.send(request, BodyHandlers.ofInputStream()).body();
                GZIPInputStream events = new GZIPInputStream(packed)) {
            StringBuilder seen = new StringBuilder();
            while (seen.toString().split("\n\n", -1).length <= 6) {
                seen.append((char) events.read());
            }
            assertThat(seen).startsWith("event: message_start").endsWith("}\n\n");
        }
    }

    @Test
    void nothingIsZippedForThoseWhoRefuse() throws Exception {
        String body = claudeBody(HAIKU, "hello", "");
        var answer =
                harness.send(harness.claudeRequest(body).header("accept-encoding", "gzip;q=0, br"));
        assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
        assertThat(json(answer.body()).path("type").asString()).isEqualTo("message");
    }

    @Test
    void requestsWithBodiesCanBePipelined() throws Exception {
        String first = claudeBody(HAIKU, "one [[sim: echo]]", "");
        String second = claudeBody(HAIKU, "two [[sim: echo]]", ",\"stream\":true");
        String size = Integer.toHexString(length(second));
        String chunks = size + ";x=y\r\n" + second + "\r\n0\r\nx-trailer: z\r\n\r\n";
        String third = claudeBody(HAIKU, "three [[sim: echo]]", "");
        String answers =
                raw(
                        post(first, "content-length: " + length(first))
                                + post(chunks, "transfer-encoding: chunked")
                                + post(
                                        third,
                                        "connection: close\r\ncontent-length: " + length(third)));
        assertThat(answers.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(4);
        assertThat(answers).containsSubsequence("\"one\"", "two", "0\r\n\r\n", "\"three\"");
        assertThat(harness.log()).hasSize(3);
    }

    @Test
    void anOldCallerIsHungUpOn() throws Exception {
        assertThat(raw("GET /__sim/health HTTP/1.0\r\n\r\nGET /__sim/health HTTP/1.0\r\n\r\n"))
                .containsOnlyOnce("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({"expect: 200-ok,417", "transfer-encoding: gzip,501"})
    void whatCannotBeDoneIsSaid(String header, int status) throws Exception {
        assertThat(raw(post("", header))).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void aHeadHasNoBody() throws Exception {
        String answers =
                raw(
                        """
                        HEAD /__sim/health HTTP/1.1\r
                        \r
                        HEAD /v1beta/models?key=k HTTP/1.1\r
                        connection: close\r
                        \r
                        """);
        assertThat(answers).contains("content-length: 15\r\n").doesNotContain("UP", "gemini");
        assertThat(answers.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS,/v1/messages,405",
        "OPTIONS,/v1beta/models/gemini-2.5-pro:generateContent,405",
        "GET,/v1/messages,405",
        "DELETE,/v1/messages/count_tokens,405",
        "HEAD,/v1/messages,405",
        "GET,/v1beta/models/gemini-2.5-pro:generateContent,404",
        "POST,/v1beta/models,404",
        "GET,/,404",
        "GET,/v1/complete,404",
        "POST,/v1/organizations/cost_report,405",
        "GET,/v1/organizations/members,404",
        "PUT,/__sim/clock,404",
    })
    void wrongMethodsAndPathsAreTold(String method, String path, int status) throws Exception {
        assertThat(raw(method + " " + path + " HTTP/1.1\r\nconnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void theColonMayBeEscaped() throws Exception {
        String body = geminiBody("hi", "");
        for (String path :
                new String[] {
                    "gemini-2.5-pro%3AcountTokens", "gemini-2.5-pro%3acountTokens?x=%26&alt=json"
                }) {
            assertThat(harness.gemini(path, body).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anthropicTakesThirtyTwoMegabytesAndNotAByteMore() throws Exception {
        int frame = length(claudeBody(HAIKU, "", ""));
        String full = claudeBody(HAIKU, "x".repeat(32 * MEGABYTE - frame), "");
        assertThat(length(full)).isEqualTo(32 * MEGABYTE);
        var fits = harness.claude(full);
        assertThat(fits.statusCode()).isEqualTo(400);
        assertThat(json(fits.body()).at("/error/message").asString())
                .startsWith("prompt is too long");
        var tooLarge = harness.claude(full + " ");
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).startsWith("<html>");
    }

    @Test
    void noHandshakeSucceedsWhereTlsIsBad() throws Exception {
        var settings = SimulatorSettings.forTests().withBadTlsOn(0);
        try (Harness tls = Harness.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            URI url = tls.simulator.badTlsUrl().orElseThrow();
            assertThat(url.getScheme()).isEqualTo("https");
            HttpRequest request = HttpRequest.newBuilder(url).build();
            assertThat(bytesOfBadTls(url)).startsWith(21, 3, 3, 0, 2, 2, 40);
            assertThat(bytesOfBadTls(url))
                    .asString(StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 400");
            assertThat(bytesOfBadTls(url)).isEmpty();
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private static byte[] bytesOfBadTls(URI url) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(new byte[] {22, 3, 1, 0, 1, 1});
            return socket.getInputStream().readAllBytes();
        }
    }

    @Test
    void noPortSpeaksTlsUnlessAsked() {
        assertThat(harness.simulator.badTlsUrl()).isEmpty();
    }
}
