package io.getinference.billing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.billing.usage.Samples;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.Wire;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

class ParkedRecordsTest extends DecisionTest {

    @Autowired PostgresParkedRecords parked;

    /** What is left of one test must not be in the lists of another. */
    @AfterEach
    void settleAll() {
        jdbc.sql("update parked_record set settled_at = now() where settled_at is null").update();
    }

    @Test
    void aTypeThatIsNotKnownYetIsParkedWholeAndStaysSoWhenTriedAgain() {
        ProducerRecord<String, byte[]> later = later(1);

        assertThat(records.book(consumed(later, 1))).isInstanceOf(Booking.Parked.class);

        JsonNode row = waiting().get(0);
        assertThat(row.path("reason").asString()).contains("unknown ce_type");
        assertThat(row.path("headers").path("ce_type").asString())
                .isEqualTo("io.getinference.UsageDreamt");
        assertThat(row.path("body").asString()).isEqualTo(new String(later.value(), UTF_8));
        assertThat(row.path("topic").asString()).isEqualTo(topic());
        assertThat(row.path("retried_at").isNull()).isTrue();
        JsonNode again = retry("/" + row.path("id").asString() + "/retry");
        assertThat(again.path("booking").asString()).isEqualTo("parked");
        assertThat(again.path("reason").asString()).contains("unknown ce_type");
        assertThat(waiting().get(0).path("retried_at").isString()).isTrue();
    }

    @Test
    void aRecordWhoseCauseIsGoneIsPostedOnceAndWaitsNoMore() {
        park(Samples.rated(account, 1, GrantKind.PAID), 1);
        String id = waiting().get(0).path("id").asString();

        assertThat(retry("/" + id + "/retry").path("booking").asString()).isEqualTo("posted");

        assertThat(usage()).hasSize(1);
        assertThat(waiting()).isEmpty();
        http.post().uri("/parked-records/" + id + "/retry").exchange().expectStatus().isNotFound();
        assertThat(
                        jdbc.sql("select settled_at is not null from parked_record where id = :id")
                                .param("id", Long.valueOf(id))
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void allThatWaitAreTriedOldestFirstAndEachForItself() {
        UsageRated rated = Samples.rated(account, 1, GrantKind.PAID);
        park(rated, 1);
        parked.park(consumed(later(2), 2), "unknown");
        park(rated, 3);
        park(Samples.rated(account, 2, GrantKind.PAID), 4);

        JsonNode retries = retry("/retry").path("retries");

        assertThat(retries)
                .extracting(retry -> retry.path("booking").asString())
                .containsExactly("posted", "parked", "duplicate", "posted");
        assertThat(usage()).hasSize(2);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void parkedRecordsAreListedInPages() {
        for (int offset = 1; offset <= 3; offset++) {
            parked.park(consumed(later(offset), offset), "unknown");
        }

        JsonNode first = Wire.JSON.readTree(get("/parked-records?limit=2"));
        JsonNode rest =
                Wire.JSON.readTree(
                        get(
                                "/parked-records?limit=2&cursor="
                                        + first.path("next_cursor").asString()));

        assertThat(first.path("parked_records")).hasSize(2);
        assertThat(rest.path("parked_records")).hasSize(1);
        assertThat(rest.path("next_cursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "cursor=-1"})
    void refusesAPageOutOfBounds(String query) {
        http.get().uri("/parked-records?" + query).exchange().expectStatus().isBadRequest();
    }

    private ProducerRecord<String, byte[]> later(int number) {
        ProducerRecord<String, byte[]> message =
                Metering.message(Samples.rated(account, number, GrantKind.PAID));
        message.headers().remove("ce_type");
        message.headers().add("ce_type", "io.getinference.UsageDreamt".getBytes(UTF_8));
        return message;
    }

    private void park(UsageRated rated, long offset) {
        parked.park(consumed(rated, offset), "the cause is gone by now");
    }

    private JsonNode waiting() {
        return Wire.JSON.readTree(get("/parked-records")).path("parked_records");
    }

    private JsonNode retry(String path) {
        String answer =
                http.post()
                        .uri("/parked-records" + path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return Wire.JSON.readTree(answer);
    }
}
