package io.getinference.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

@Timeout(30)
class HttpServerTest {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server =
                HttpServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        exchange -> {
                            HttpRequest request = exchange.request();
                            String seen =
                                    "%s %s %s %s|%s"
                                            .formatted(
                                                    request.method(),
                                                    request.path(),
                                                    request.query(),
                                                    request.headers().get("X-One"),
                                                    request.body());
                            exchange.answer(HttpAnswer.json(200, seen));
                        });
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void readsBodiesOfUnknownLength() throws Exception {
        byte[] body = "naïve ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request =
                    java.net.http.HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:" + server.port() + "/a%3Ab?c=d%20e"))
                            .POST(
                                    java.net.http.HttpRequest.BodyPublishers.ofInputStream(
                                            () -> new ByteArrayInputStream(body)))
                            .build();
            String answer = client.send(request, BodyHandlers.ofString()).body();
            assertThat(answer).isEqualTo("POST /a:b {c=d e} |" + "naïve ".repeat(20_000));
        }
    }

    @Test
    void answersSeveralRequestsOnOneConnection() throws IOException {
        String one = "GET /1 HTTP/1.1\r\nx-one: a\r\n\r\n";
        String two = "GET /2 HTTP/1.1\r\nX-ONE: b\r\nconnection: close\r\n\r\n";
        assertThat(raw(one + two)).contains("GET /1 {} a|").contains("GET /2 {} b|");
    }

    @Test
    void tellsACallerThatAsksFirstToGoOn() throws IOException {
        String request = "POST /x HTTP/1.1\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\nhi";
        assertThat(raw(request)).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({
        "hello,400",
        "GET / HTTP/2,400",
        "GET /%zz HTTP/1.1,400",
    })
    void refusesWhatIsNoRequest(String line, int status) throws IOException {
        assertThat(raw(line + "\r\n\r\n")).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "content-length: x,400",
        "content-length: -1,400",
        "content-length: 999999999,413",
        "nothing,400"
    })
    void refusesBadHeaders(String header, int status) throws IOException {
        assertThat(raw("POST / HTTP/1.1\r\n" + header + "\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }
}
