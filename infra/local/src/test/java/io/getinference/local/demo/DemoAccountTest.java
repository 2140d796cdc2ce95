package io.getinference.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

class DemoAccountTest {

    private static final String KEYS = "/api/account/v1/accounts/" + DemoAccount.ID + "/keys";
    private static final String GRANTS = "/api/billing/v1/accounts/" + DemoAccount.ID + "/grants";
    private static final DemoKey OLD = new DemoKey("key_old", "sk-old");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;
    private DemoAccount demo;

    private record Answer(int status, String body) {}

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        demo = new DemoAccount(http, new Platform(address, address, "platform-token"));
        answers.put("POST " + KEYS, new Answer(201, "{\"id\":\"key_new\",\"key\":\"sk-new\"}"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    @Test
    void getsItsCreditWithAKeyThatMakesASecondGrantImpossible() {
        demo.open(Optional.empty());

        assertThat(requests)
                .contains(
                        "POST "
                                + GRANTS
                                + " Bearer platform-token demo-credit "
                                + "{\"amount_usd\":\"5.00\",\"kind\":\"promotional\"}");
    }

    @Test
    void usesItsKeyAgainWhileItIsActive() {
        answers.put("GET " + KEYS, new Answer(200, keys("null")));

        assertThat(demo.open(Optional.of(OLD))).isEqualTo(OLD);
        assertThat(requests).noneMatch(request -> request.startsWith("POST " + KEYS));
    }

    @Test
    void getsANewKeyOnceTheOldOneIsRevoked() {
        answers.put("GET " + KEYS, new Answer(200, keys("\"2026-11-22T00:00:00Z\"")));

        assertThat(demo.open(Optional.of(OLD)).id()).isEqualTo("key_new");
    }

    @Test
    void getsANewKeyWhenTheOldOneIsUnknown() {
        answers.put("GET " + KEYS, new Answer(200, "{\"keys\":[],\"next_cursor\":null}"));

        assertThat(demo.open(Optional.of(OLD)).secret()).isEqualTo("sk-new");
    }

    @Test
    void tellsARefusalInOneLine() {
        answers.put("POST " + KEYS, new Answer(409, "{\n \"detail\": \"10 keys are active\"\n}"));

        assertThatThrownBy(() -> demo.open(Optional.empty()))
                .hasMessageContaining("account-service answered 409 to POST http")
                .hasMessageContaining("10 keys are active")
                .message()
                .hasLineCount(1);
    }

    @Test
    void hasAnIdThatThePlatformAccepts() {
        assertThat(DemoAccount.ID).matches("acct_[0-7][0-9A-HJKMNP-TV-Z]{25}");
    }

    private static String keys(String revokedAt) {
        return "{\"keys\":[{\"id\":\"key_old\",\"status\":\"?\",\"revoked_at\":"
                + revokedAt
                + "}]}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        requests.add(
                String.join(
                        " ",
                        line,
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        "" + exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                        body));
        Answer answer = answers.getOrDefault(line, new Answer(200, "{}"));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
