package io.getinference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.acceptance.Platform.Customer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests with an idempotency key, sent again and through two gateways. */
@Tag("full") // starts gateways of its own
class RetriesIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final Platform PLATFORM = new Platform(STACK);
    private static final String REQUEST_ID = "x-request-id";
    private static final String REPLAY = "x-idempotent-replay";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static SecondGateway second;
    private static Customer customer;

    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException {
        customer = PLATFORM.customer("5.00");
        second = SecondGateway.start(STACK);
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherGatewayTellsTheSameAnswerAndNobodyIsAskedOrChargedAgain(boolean stream) {
        String body = body(stream, "Hello [[sim: tokens=60]]");
        HttpResponse<String> first = send(STACK.door(), body);
        HttpResponse<String> again = send(second.door(), body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, REPLAY)).isEqualTo("true");
        assertThat(header(again, "x-original-request-id")).isEqualTo(header(first, REQUEST_ID));
        assertThat(header(again, "content-type")).isEqualTo(header(first, "content-type"));
        assertOneCallAndOneCharge(Set.of(header(first, REQUEST_ID), header(again, REQUEST_ID)));
    }

    @Test
    void ofAHundredAtOnceOneIsAnsweredAndAllAreTold() throws Exception {
        String body = body(false, "Hello [[sim: tokens=60]]");
        List<Callable<HttpResponse<String>>> callers = new ArrayList<>();
        Set<String> requests = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 100; i++) {
            String door = i % 2 == 0 ? STACK.door() : second.door();
            callers.add(() -> untilAnswered(door, body, requests));
        }
        Set<String> answers = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(callers)) {
                answers.add(answer.get().body());
            }
        }
        assertThat(answers).hasSize(1);
        assertOneCallAndOneCharge(requests);
    }

    @Test
    void aKeyNamesOneRequestOnly() {
        send(STACK.door(), body(false, "Hello"));
        HttpResponse<String> other = send(second.door(), body(false, "Good bye"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("\"idempotency_key_reused\"");
    }

    @Test
    void whoComesMeanwhileIsToldToComeBackAndThenGetsTheWholeStream() throws Exception {
        String body = body(true, "Hello [[sim: tokens=60 fault=delay:40:each_event]]");
        String begun;
        try (InputStream stream = begin(STACK.door(), body)) {
            begun = new String(stream.readNBytes(100), StandardCharsets.UTF_8);
            HttpResponse<String> meanwhile = send(second.door(), body);
            assertThat(meanwhile.statusCode()).isEqualTo(409);
            assertThat(header(meanwhile, "retry-after")).isEqualTo("1");
            assertThat(meanwhile.body()).contains("\"idempotent_request_running\"");
        }
        // Hung up on; it is read to its end all the same.
        HttpResponse<String> again = untilAnswered(second.door(), body, new HashSet<>());
        assertThat(header(again, REPLAY)).isEqualTo("true");
        assertThat(again.body()).startsWith(begun).endsWith("data: [DONE]\n\n");
        assertOneCallAndOneCharge(Set.of(header(again, "x-original-request-id")));
    }

    @Test
    void whatAKilledGatewayTookAlongRunsAnew() throws Exception {
        String body = body(true, "Hello [[sim: tokens=60 fault=delay:100:each_event]]");
        try (InputStream stream = begin(second.door(), body)) {
            assertThat(stream.readNBytes(100)).isNotEmpty();
            second.kill();
        } catch (IOException e) {
            // Its connection is gone with it.
        }
        assertThat(send(STACK.door(), body).statusCode()).isEqualTo(409);
        second.startAgain();
        HttpResponse<String> anew = untilAnswered(STACK.door(), body, new HashSet<>());
        assertThat(anew.headers().firstValue(REPLAY)).isEmpty();
        assertThat(anew.body()).endsWith("data: [DONE]\n\n");
        assertThat(send(second.door(), body).body()).isEqualTo(anew.body());
    }

    /** Comes back as official clients do, if more patiently. */
    private HttpResponse<String> untilAnswered(String door, String body, Set<String> requests) {
        return Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .pollInSameThread()
                .until(
                        () -> {
                            HttpResponse<String> response = send(door, body);
                            requests.add(header(response, REQUEST_ID));
                            return response;
                        },
                        response -> {
                            assertThat(response.statusCode()).isIn(200, 409);
                            return response.statusCode() == 200;
                        });
    }

    private void assertOneCallAndOneCharge(Set<String> requests) {
        List<JsonNode> calls =
                PLATFORM.billLog().stream()
                        .filter(call -> call.path("operation").asString().equals("generate"))
                        .filter(call -> requests.contains(call.path("caller_request").asString("")))
                        .toList();
        assertThat(calls).hasSize(1);
        Awaitility.await().atMost(SOON).until(() -> charges(requests) > 0);
        Awaitility.await().atMost(SOON).until(() -> PLATFORM.held(customer.account()).equals("0"));
        assertThat(charges(requests)).isEqualTo(1);
    }

    private static long charges(Set<String> requests) {
        return PLATFORM.usage(customer.account()).stream()
                .filter(row -> requests.contains(row.path("request").asString()))
                .count();
    }

    private HttpResponse<String> send(String door, String body) {
        return Http.send(request(door, body));
    }

    private InputStream begin(String door, String body) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        return client.send(request(door, body).build(), BodyHandlers.ofInputStream()).body();
    }

    private HttpRequest.Builder request(String door, String body) {
        return Http.json(
                HttpRequest.newBuilder(URI.create(door + "/v1/chat/completions"))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + customer.secret())
                        .header("Idempotency-Key", key),
                "POST",
                body);
    }

    private static String body(boolean stream, String text) {
        return """
        {"model":"claude-haiku","stream":%s,"max_tokens":2000,"messages":[{"role":"user","content":"%s"}]}\
        """
                .formatted(stream, text);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }
}
