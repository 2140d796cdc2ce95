package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.event.Wire;
import io.getinference.common.topic.Topic;
import io.getinference.gateway.budget.InMemoryAuthority;
import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tests of what nobody should send. After each of them nothing was asked of a provider, nothing was
 * written to the journal, nothing is held, and nobody is inside.
 */
abstract class BadInput extends RunningGateway {

    static final String POST =
            "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + SECRET
                    + "\r\nContent-Type: application/json\r\n";
    static final String CLOSE = "Connection: close\r\n";

    private static final int REQUESTS_MAX = 150;
    private static final Duration SOON = Duration.ofMillis(10);
    private static final Admin KAFKA =
            Admin.create(Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()));

    @Autowired InMemoryAuthority authority;
    @Autowired BytesInFlight inFlight;
    @Autowired Connections connections;
    @Autowired DoorFilter door;

    private long granted;
    private long journalled;

    @BeforeEach
    void remember() throws Exception {
        // What an earlier test has left to be read to its end is none of this one's.
        await().pollDelay(Duration.ZERO).pollInterval(SOON).untilAsserted(this::nobodyIsInside);
        PROVIDERS.reset();
        granted = authority.granted().nanos();
        journalled = journalled();
    }

    @AfterEach
    void nothingIsChargedHeldOrLeftBehind() throws Exception {
        await().pollDelay(Duration.ZERO).pollInterval(SOON).untilAsserted(this::nobodyIsInside);
        assertThat(PROVIDERS.log().entries()).isEmpty();
        // An idle lease may be given back meanwhile; nothing more may be taken.
        assertThat(authority.granted().nanos()).isLessThanOrEqualTo(granted);
        assertThat(journalled()).isEqualTo(journalled);
    }

    private void nobodyIsInside() {
        assertThat(inFlight.held()).isZero();
        assertThat(connections.deadlines()).isZero();
        assertThat(door.room()).isEqualTo(REQUESTS_MAX);
    }

    private static long journalled() throws Exception {
        return KAFKA
                .listOffsets(
                        IntStream.range(0, 6)
                                .mapToObj(number ->
                                        new TopicPartition(
                                                Topic.ACCOUNT_JOURNAL.topicName(), number))
                                .collect(
                                        Collectors.toMap(
                                                partition -> partition,
                                                partition -> OffsetSpec.latest())))
                .all()
                .get()
                .values()
                .stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    /** In OpenAI's shape, with a name for the request, and nothing of our insides. */
    static void assertRefused(String answer, int status, String code) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(head)
                .contains("\r\nx-request-id: req_", "\r\nContent-Type: application/json")
                .doesNotContainIgnoringCase("\r\nServer:", "\r\nX-Powered-By");
        String body = answer.substring(head.length());
        assertThat(body).doesNotContain("Exception", "\tat ", "apache", "io.getinference");
        JsonNode error = Wire.JSON.readTree(body).at("/error");
        assertThat(error.propertyNames()).contains("message", "type", "param", "code");
        assertThat(error.at("/message").stringValue()).isNotBlank();
        assertThat(error.at("/code").asString("")).isEqualTo(code);
    }

    /** As the services behind {@code /api} say it. */
    static void assertProblem(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(head).contains("\r\nContent-Type: application/problem+json");
        JsonNode problem = Wire.JSON.readTree(answer.substring(head.length()));
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/detail").stringValue()).isNotBlank();
        assertThat(problem.has("error")).isFalse();
    }
}
