package io.getinference.gateway.door;

import static org.awaitility.Awaitility.await;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.common.topic.Topic;
import io.getinference.common.topic.TopicSettings;
import io.getinference.common.topic.Topics;
import io.getinference.gateway.GatewayApplication;
import io.getinference.gateway.budget.InMemoryBudgetConfiguration;
import io.getinference.gateway.idempotency.InMemoryClaimsConfiguration;
import io.getinference.gateway.provider.Rows;
import io.getinference.simulator.ProviderSimulator;
import io.getinference.simulator.SimulatorSettings;
import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The whole gateway on a port, with real topics, played providers, a stand-in for the
 * account-service and metering, and nobody at home at billing. Every time-out of the servlet
 * container is far shorter than an answer may take, and providers may be silent for a second. All
 * tests of this kind share one gateway.
 */
@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "getinference.platform-token=token-of-the-test-platform",
            "getinference.kafka.journal-partitions=6",
            "getinference.kafka.replicas=1",
            "getinference.catalogue-date=2026-11-22",
            "getinference.request.body-max=64KB",
            "getinference.request.json-tokens-max=20000",
            "getinference.billing.base-url=http://127.0.0.1:1",
            "getinference.anthropic.api-key=test-key",
            "getinference.gemini.api-key=test-key",
            "getinference.anthropic.first-byte-max=3s",
            "getinference.anthropic.silence-max=1s",
            "getinference.gemini.first-byte-max=3s",
            "getinference.gemini.silence-max=1s",
            "getinference.retry.backoff-first=1ms",
            "getinference.standing.answer-max=300ms",
            "getinference.circuit.open-for=1ms",
            "spring.mvc.async.request-timeout=500ms",
            "getinference.door.silence-max=2s",
            "getinference.door.head-time-max=1500ms",
            "getinference.door.body-time-max=1500ms",
            "getinference.door.idle-max=1s",
            "getinference.door.requests-per-connection-max=1000",
            "getinference.door.api-body-max=64KB",
            "getinference.door.requests-max=150",
            "getinference.door.body-bytes-in-flight-max=1MB",
            "getinference.door.unread-bytes-max=24MB"
        })
@Import({InMemoryBudgetConfiguration.class, InMemoryClaimsConfiguration.class})
abstract class RunningGateway {

    static final String SECRET = "sk-gateway-http-test-0123456789";
    static final String HAIKU = Rows.HAIKU.model().value();
    static final String FLASH = Rows.FLASH_LITE.model().value();
    static final String RETIRED = "retired-opus";
    static final String WITH_ALTERNATIVE = Rows.OPUS_5.model().value();
    static final String UNPRICED = Rows.FLASH_2.model().value();

    static final ProviderSimulator PROVIDERS =
            ProviderSimulator.start(SimulatorSettings.forTests());
    static final StandInService ACCOUNT_SERVICE = new StandInService();
    static final StandInService METERING_SERVICE = new StandInService();

    /** Ports of the gateways that have been seen ready: some tests have one of their own. */
    private static final Set<Integer> READY = new HashSet<>();

    private static boolean published;

    final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    @LocalServerPort int port;

    @LocalManagementPort int managementPort;

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry properties) throws Exception {
        String dataDirectory = Files.createTempDirectory("gateway-").toString();
        properties.add("getinference.data-dir", () -> dataDirectory);
        properties.add("getinference.account.base-url", ACCOUNT_SERVICE::baseUrl);
        properties.add("getinference.metering.base-url", METERING_SERVICE::baseUrl);
        properties.add("getinference.anthropic.base-url", PROVIDERS::baseUrl);
        properties.add("getinference.gemini.base-url", PROVIDERS::baseUrl);
        properties.add("spring.kafka.bootstrap-servers", TestKafka.shared()::bootstrapServers);
        publish();
    }

    @BeforeEach
    void awaitReady() {
        PROVIDERS.reset();
        ACCOUNT_SERVICE.reset();
        METERING_SERVICE.reset();
        if (READY.add(managementPort)) {
            await().until(() -> management("/actuator/health").statusCode() == 200);
        }
    }

    @AfterEach
    void hangUp() {
        client.close();
    }

    final HttpResponse<String> management(String path) {
        return send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path)));
    }

    final HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    final HttpRequest.Builder completion(String body) {
        return to("/v1/chat/completions")
                .header("Authorization", "Bearer " + SECRET)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
    }

    final HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As account and billing do it: once, however many gateways there are. */
    private static synchronized void publish() throws Exception {
        if (published) {
            return;
        }
        published = true;
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers());
        try (Admin admin = Admin.create(kafka)) {
            Topics.ensure(admin, new TopicSettings(6, (short) 1));
        }
        try (Producer<String, byte[]> producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            Publisher publisher =
                    (topic, key, row) ->
                            producer.send(
                                            new ProducerRecord<>(
                                                    topic.topicName(),
                                                    key,
                                                    Wire.JSON.writeValueAsBytes(row)))
                                    .get();
            publisher.publish(
                    Topic.API_KEYS,
                    ApiKeyHash.of(SECRET).hex(),
                    new ApiKeyRow(KeyId.next(), AccountId.next(), "6789"));
            publishModel(publisher, Rows.HAIKU);
            publishModel(publisher, Rows.FLASH_LITE);
            publisher.publish(Topic.MODEL_CATALOGUE, Rows.FLASH_2.id(), Rows.FLASH_2);
            publishModel(publisher, successor());
            publishModel(
                    publisher, Rows.OPUS_5.from(Rows.OPUS_5.validFrom(), Rows.FLASH_LITE.model()));
        }
    }

    private static void publishModel(Publisher publisher, ModelRow row) throws Exception {
        publisher.publish(Topic.MODEL_CATALOGUE, row.id(), row);
        Price price =
                new Price(
                        PriceId.next(),
                        row.upstream(),
                        Instant.parse("2025-01-01T00:00:00Z"),
                        0,
                        new UnitPrices(
                                Map.of(
                                        TokenKind.INPUT, new Money(1_000_000_000),
                                        TokenKind.OUTPUT, new Money(5_000_000_000L))));
        publisher.publish(Topic.PRICE_BOOK, price.id().value(), price);
    }

    private static ModelRow successor() {
        ModelRow sonnet = Rows.SONNET_5;
        return new ModelRow(
                RETIRED + "@2026-10-16",
                new PublicModel(RETIRED),
                Provider.ANTHROPIC,
                sonnet.upstream(),
                Instant.parse("2026-10-16T00:00:00Z"),
                null,
                new UpstreamModel("claude-opus-4-20250514"),
                sonnet.contextTokensMax(),
                sonnet.outputTokensMax(),
                sonnet.abilities(),
                sonnet.displayName(),
                sonnet.description());
    }

    private interface Publisher {
        void publish(Topic topic, String key, Object row) throws Exception;
    }
}
