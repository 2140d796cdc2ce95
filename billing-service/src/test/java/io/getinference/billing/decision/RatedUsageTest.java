package io.getinference.billing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.billing.alert.AlertBook;
import io.getinference.billing.taking.TakingBook;
import io.getinference.billing.usage.Samples;
import io.getinference.billing.usage.UsageBook;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

import tools.jackson.databind.JsonNode;

class RatedUsageTest extends DecisionTest {

    private static final Money CHARGE = new Money(301_300);

    @Autowired KafkaRatedUsage reader;
    @Autowired DecisionBook book;
    @Autowired PostgresParkedRecords parked;
    @Autowired TransactionOperations transactions;
    @Autowired UsageBook usageBook;
    @Autowired TakingBook takings;
    @Autowired AlertBook alerts;
    @Autowired DecisionCounts counts;

    private final Metering metering = new Metering();

    @AfterEach
    void close() {
        metering.close();
    }

    @Test
    void theLedgerIsTheSumOfTheCharges() {
        for (int number = 1; number <= 20; number++) {
            metering.send(
                    Samples.rated(
                            account,
                            number,
                            number % 2 == 0 ? GrantKind.PAID : GrantKind.PROMOTIONAL));
        }
        UsageRecorded failed = Samples.recorded(account, 21, Outcome.FAILED, Samples.PRICE);
        metering.send(Samples.charged(failed, Money.ZERO, GrantKind.PAID));

        awaitUsage(21);
        assertThat(balance("charged_nano")).isEqualTo(Long.toString(20 * CHARGE.nanos()));
        assertThat(balance("remaining_paid_nano")).isEqualTo(Long.toString(-10 * CHARGE.nanos()));
        assertThat(
                        Wire.JSON
                                .readTree(get("/ledger/trial-balance"))
                                .path("difference_nano")
                                .asString())
                .isEqualTo("0");
    }

    @Test
    void whatMeteringTookBackIsNotPosted() {
        metering.takeBack(Samples.rated(account, 1, GrantKind.PAID));
        metering.send(Samples.rated(account, 2, GrantKind.PAID));

        awaitUsage(1);
        assertThat(usage().get(0).path("attempt").asString()).endsWith("/2");
    }

    @Test
    void aDuplicateChangesNothing() {
        UsageRated rated = Samples.rated(account, 1, GrantKind.PAID);

        assertThat(records.book(consumed(rated, 1))).isEqualTo(new Booking.Posted());
        assertThat(records.book(consumed(rated, 2))).isEqualTo(new Booking.Duplicate());

        assertThat(usage()).hasSize(1);
        assertThat(balance("charged_nano")).isEqualTo(Long.toString(CHARGE.nanos()));
    }

    @Test
    void readingGoesOnWhereItStoppedAndPostsNothingTwice() {
        metering.send(Samples.rated(account, 1, GrantKind.PAID));
        awaitUsage(1);
        double duplicates = duplicates();
        reader.stop();
        metering.send(Samples.rated(account, 2, GrantKind.PAID));
        assertThat(usage()).hasSize(1);

        reader.start();

        awaitUsage(2);
        assertThat(duplicates()).isEqualTo(duplicates);
        assertThat(balance("charged_nano")).isEqualTo(Long.toString(2 * CHARGE.nanos()));
    }

    @Test
    void aCrashBeforeTheCommitLeavesNeitherUsageNorPlace() {
        UsageRated rated = Samples.rated(account, 1, GrantKind.PAID);
        ConsumerRecord<byte[], byte @Nullable []> consumed = consumed(rated, 7);
        RatedUsageRecords crashing =
                new RatedUsageRecords(
                        new DecisionBook(usageBook, takings, alerts, new Crashing(), counts),
                        places,
                        parked,
                        transactions,
                        counts);

        assertThatThrownBy(() -> crashing.book(consumed)).hasMessage("crashed");
        assertThat(usage()).isEmpty();
        assertThat(places.next(consumed.topic(), 0)).isEmpty();

        assertThat(records.book(consumed)).isEqualTo(new Booking.Posted());
        assertThat(places.next(consumed.topic(), 0)).contains(8L);
        assertThat(balance("charged_nano")).isEqualTo(Long.toString(CHARGE.nanos()));
    }

    @Test
    void anUnreadableRecordIsParkedWholeAndHoldsUpNobody() {
        String garbage = "not json \0 " + account;
        ProducerRecord<String, byte[]> unreadable =
                Metering.message(Samples.rated(account, 1, GrantKind.PAID));
        metering.send(
                new ProducerRecord<>(
                        unreadable.topic(),
                        null,
                        unreadable.key(),
                        garbage.getBytes(UTF_8),
                        unreadable.headers()));
        metering.send(new ProducerRecord<>(unreadable.topic(), null, unreadable.key(), null, null));
        metering.send(Samples.rated(account, 2, GrantKind.PAID));

        awaitUsage(1);
        assertThat(
                        jdbc.sql(
                                        "select body, reason from parked_record"
                                                + " where record_key = :key order by record_offset")
                                .param("key", account.value().getBytes(UTF_8))
                                .query((row, index) ->
                                        row.getString("reason").startsWith("UnreadableEvent")
                                                + " "
                                                + (row.getBytes("body") == null
                                                        ? "none"
                                                        : new String(row.getBytes("body"), UTF_8)))
                                .list())
                .containsExactly("true " + garbage, "true none");
    }

    @Test
    void usageThatTheAuditFaultsIsPostedAndFlagged() {
        Price unknown =
                new Price(
                        PriceId.next(),
                        Samples.PRICE.model(),
                        Samples.PRICE.validFrom(),
                        0,
                        Samples.PRICE.perMillion());
        UsageRecorded usage = Samples.recorded(account, 1, Outcome.COMPLETED, unknown);
        metering.send(Samples.charged(usage, usage.hold(), GrantKind.PAID));

        awaitUsage(1);
        assertThat(usage().get(0).path("findings"))
                .extracting(JsonNode::asString)
                .containsExactly("grant_unknown", "price_unknown");
        assertThat(balance("charged_nano")).isEqualTo(Long.toString(CHARGE.nanos()));
    }

    @Test
    void usageIsListedInPagesWithEveryAmountOfItsCharge() {
        GrantId grant = grant(GrantKind.PAID, "5.00");
        records.book(consumed(Samples.rated(account, 1, grant, GrantKind.PAID), 1));
        records.book(consumed(Samples.rated(account, 2, GrantKind.PAID), 2));

        JsonNode first = Wire.JSON.readTree(get(path("/usage?limit=1")));
        JsonNode row = first.path("usage").get(0);
        assertThat(row.path("charge_nano").asString()).isEqualTo("301300");
        assertThat(row.path("house_nano").asString()).isEqualTo("0");
        assertThat(row.path("split_nano").path("input").asString()).isEqualTo("100100");
        assertThat(row.path("tokens").path("output").asLong()).isEqualTo(503);
        assertThat(row.path("grants").get(0).path("amount_nano").asString()).isEqualTo("301300");
        assertThat(row.path("findings")).isEmpty();
        assertThat(row.path("outcome").asString()).isEqualTo("completed");
        assertThat(row.path("booked_at").asString()).isEqualTo("2026-11-22T10:00:01Z");

        String next = first.path("next_cursor").asString();
        JsonNode second = Wire.JSON.readTree(get(path("/usage?limit=2&cursor=" + next)));
        assertThat(second.path("usage")).hasSize(1);
        assertThat(second.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void anAccountSeesOnlyItsOwnUsage() {
        records.book(consumed(Samples.rated(account, 1, GrantKind.PAID), 1));

        assertThat(get("/accounts/" + AccountId.next() + "/usage")).contains("\"usage\":[]");
    }

    @Test
    void refusesAPageOutOfBounds() {
        for (String query : new String[] {"limit=0", "limit=1001", "limit=x", "cursor=-1"}) {
            http.get().uri(path("/usage?" + query)).exchange().expectStatus().isBadRequest();
        }
    }

    private void awaitUsage(int rows) {
        await().untilAsserted(() -> assertThat(usage()).hasSize(rows));
    }

    private double duplicates() {
        return meters.counter("billing.usage.records", "booking", "duplicate").count();
    }

    /** The process dies when all is written and nothing committed. */
    private final class Crashing implements TransactionOperations {

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            return transactions.execute(status -> {
                action.doInTransaction(status);
                throw new IllegalStateException("crashed");
            });
        }
    }
}
