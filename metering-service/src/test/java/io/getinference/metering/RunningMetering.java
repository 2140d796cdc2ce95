package io.getinference.metering;

import static org.awaitility.Awaitility.await;

import io.getinference.testing.TestKafka;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The service, started as it is in production, on ports of its own. */
final class RunningMetering implements AutoCloseable {

    static final String TOKEN = "a-platform-token-for-tests";

    private final ConfigurableApplicationContext context;
    private final RestClient http;
    private final RestClient management;

    private RunningMetering(ConfigurableApplicationContext context) {
        this.context = context;
        this.http =
                client("local.server.port")
                        .mutate()
                        .defaultHeaders(h -> h.setBearerAuth(TOKEN))
                        .build();
        this.management = client("local.management.port");
    }

    static RunningMetering start(Path dataDir) {
        return start(dataDir, Map.of());
    }

    static RunningMetering start(Path dataDir, Map<String, String> overrides) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(MeteringApplication.class);
        Map<String, String> settings = new HashMap<>(settings(dataDir));
        settings.putAll(overrides);
        String[] arguments =
                settings.entrySet().stream()
                        .map(of -> "--" + of.getKey() + "=" + of.getValue())
                        .toArray(String[]::new);
        return new RunningMetering(builder.run(arguments));
    }

    /** What every instance of a test is given; ports are chosen by the system. */
    static Map<String, String> settings(Path dataDir) {
        return Map.of(
                "server.port", "0",
                "management.server.port", "0",
                "getinference.platform-token", TOKEN,
                "getinference.kafka.journal-partitions", "3",
                "getinference.kafka.replicas", "1",
                "getinference.data-dir", dataDir.toString(),
                "spring.kafka.bootstrap-servers", TestKafka.shared().bootstrapServers());
    }

    RunningMetering untilReady() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> health("readiness").getStatusCode().is2xxSuccessful());
        return this;
    }

    ResponseEntity<String> health(String group) {
        return tolerant(management, "/actuator/health/" + group);
    }

    ResponseEntity<String> get(String path) {
        return tolerant(http, path);
    }

    ResponseEntity<String> getWithoutToken(String path) {
        return tolerant(client("local.server.port"), path);
    }

    /** The sum of a counter over its tags. */
    String metric(String name) {
        return String.valueOf(tolerant(management, "/actuator/metrics/" + name).getBody());
    }

    MeteringHttp reached() {
        return new MeteringHttp(url("local.server.port"));
    }

    private RestClient client(String portProperty) {
        return RestClient.create(url(portProperty));
    }

    private String url(String portProperty) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty(portProperty);
    }

    private static ResponseEntity<String> tolerant(RestClient client, String path) {
        return client.get()
                .uri(path)
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toEntity(String.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
