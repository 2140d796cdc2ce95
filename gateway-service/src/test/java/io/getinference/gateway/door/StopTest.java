package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.gateway.GatewayApplication;
import io.getinference.gateway.budget.InMemoryBudgetConfiguration;
import io.getinference.gateway.store.Range;
import io.getinference.gateway.store.RocksStore;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;
import io.getinference.testing.TestKafka;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A whole gateway is told to stop while it answers. */
class StopTest extends RunningGateway {

    private final ConfigurableApplicationContext context = begin();

    @BeforeEach
    void askThisOne() {
        port = context.getEnvironment().getRequiredProperty("local.server.port", int.class);
        managementPort =
                context.getEnvironment().getRequiredProperty("local.management.port", int.class);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void letsRequestsEndAndBreaksOffWhatIsTooLongAndLeavesNothing() throws Exception {
        await().until(() -> management("/actuator/health/readiness").statusCode() == 200);
        Path directory =
                Path.of(context.getEnvironment().getRequiredProperty("getinference.data-dir"));
        try (UsageRead journal = new UsageRead()) {
            var brief = stream(60, 20);
            var tooLong = stream(120, 200);
            CompletableFuture<List<String>> briefLines = lines(brief);
            CompletableFuture<List<String>> tooLongLines = lines(tooLong);

            Thread stop = Thread.ofPlatform().start(context::close);

            await().untilAsserted(() -> assertRefused(send(completion(question()))));
            assertThat(isReady()).isFalse();
            assertThat(briefLines.join()).endsWith("data: [DONE]");
            assertThat(tooLongLines.join())
                    .doesNotContain("data: [DONE]")
                    .last()
                    .asString()
                    .contains("\"overloaded\"", "nothing was charged");
            stop.join();

            UsageRecorded first = journal.of(id(brief)).getFirst();
            UsageRecorded second = journal.of(id(tooLong)).getFirst();
            assertThat(first.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(second.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(second.estimated()).isTrue();
            assertThat(journal.ends())
                    .containsExactly(new LifeClosed(first.account(), first.life(), 2));
        }
        try (RocksStore left = RocksStore.open(directory.resolve("store"))) {
            assertThat(left.read(Range.of(""), 1)).isEmpty();
        }
    }

    /** One of its own: the others' must not stop. */
    private static ConfigurableApplicationContext begin() {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                RunningGateway.class
                                        .getAnnotation(SpringBootTest.class)
                                        .properties()));
        settings.addAll(
                List.of(
                        "server.port=0",
                        "getinference.stop.running-max=3s",
                        "getinference.data-dir=" + directory(),
                        "getinference.anthropic.base-url=" + PROVIDERS.baseUrl(),
                        "spring.kafka.bootstrap-servers=" + TestKafka.shared().bootstrapServers()));
        return new SpringApplicationBuilder(
                        GatewayApplication.class, InMemoryBudgetConfiguration.class)
                .run(settings.stream().map("--"::concat).toArray(String[]::new));
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("gateway-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<Stream<String>> stream(int tokens, int delayMillis) throws Exception {
        PROVIDERS
                .faults()
                .add(
                        FaultMatch.next(),
                        new Fault.Delay(Fault.Delay.Before.EACH_EVENT, delayMillis));
        String body =
                "{'stream':true,'model':'%s','messages':[{'role':'user','content':'%s'}]}"
                        .formatted(HAIKU, "[[sim: tokens=" + tokens + "]]");
        return client.send(completion(body).build(), BodyHandlers.ofLines());
    }

    private static CompletableFuture<List<String>> lines(HttpResponse<Stream<String>> answer) {
        return CompletableFuture.supplyAsync(
                () -> answer.body().filter(line -> !line.isEmpty()).toList());
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Connection")).hasValue("close");
        assertThat(answer.body()).contains("\"overloaded\"", "stopping");
    }

    /** Whoever asks hears no, or nobody. */
    private boolean isReady() {
        try {
            return management("/actuator/health/readiness").statusCode() == 200;
        } catch (UncheckedIOException e) {
            assertThat(e.getCause()).isInstanceOf(ConnectException.class);
            return false;
        }
    }

    private static String question() {
        return "{'model':'" + HAIKU + "','messages':[{'role':'user','content':'Hi'}]}";
    }

    private static String id(HttpResponse<?> answer) {
        return answer.headers().firstValue("x-request-id").orElseThrow();
    }
}
