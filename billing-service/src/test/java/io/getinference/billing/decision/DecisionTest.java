package io.getinference.billing.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.billing.BillingServiceTest;
import io.getinference.common.event.DecidedEvent;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.UUID;

/** The service that an account's decisions reach, as records or through the topic. */
abstract class DecisionTest extends BillingServiceTest {

    @Autowired RatedUsageRecords records;
    @Autowired PostgresPlaces places;
    @Autowired MeterRegistry meters;

    final AccountId account = AccountId.next();

    /**
     * Books a decision as read from a topic of the account's own, so that no other test moves it.
     */
    Booking book(DecidedEvent decided, long offset) {
        return records.book(consumed(decided, offset));
    }

    ConsumerRecord<byte[], byte @Nullable []> consumed(DecidedEvent decided, long offset) {
        return consumed(Metering.message(decided), offset);
    }

    ConsumerRecord<byte[], byte @Nullable []> consumed(
            ProducerRecord<String, byte[]> message, long offset) {
        ConsumerRecord<byte[], byte @Nullable []> consumed =
                new ConsumerRecord<byte[], byte @Nullable []>(
                        topic(), 0, offset, account.value().getBytes(UTF_8), message.value());
        message.headers().forEach(consumed.headers()::add);
        return consumed;
    }

    String topic() {
        return "of-" + account;
    }

    GrantId grant(GrantKind kind, String usd) {
        JsonNode granted =
                post(
                        "/grants",
                        "{\"amount_usd\":\"%s\",\"kind\":\"%s\"}"
                                .formatted(usd, kind.name().toLowerCase(Locale.ROOT)));
        return new GrantId(granted.path("id").asString());
    }

    /** Posts under a key of its own. */
    JsonNode post(String what, String body) {
        String answer =
                http.post()
                        .uri(path(what))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange()
                        .expectStatus()
                        .is2xxSuccessful()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return Wire.JSON.readTree(answer);
    }

    JsonNode usage() {
        return read("/usage").path("usage");
    }

    String balance(String field) {
        return read("/balance").path(field).asString();
    }

    JsonNode read(String what) {
        return Wire.JSON.readTree(get(path(what)));
    }

    String path(String what) {
        return "/accounts/" + account + what;
    }
}
