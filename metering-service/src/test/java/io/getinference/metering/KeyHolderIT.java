package io.getinference.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.event.BudgetReached;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.Wire;
import io.getinference.common.id.KeyId;
import io.getinference.common.lease.Limit;
import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.standing.KeyStanding;
import io.getinference.common.standing.KeyUsage;
import io.getinference.common.standing.LimitStanding;
import io.getinference.common.topic.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a key's holder may know, and what is told of budgets, on a real Kafka. */
class KeyHolderIT {

    @TempDir static Path dataDir;
    private static RunningMetering metering;
    private static JournalClient journal;

    private final Facts facts = Facts.fresh();
    private final Facts other = facts.withKey(KeyId.next());

    @BeforeAll
    static void start() {
        metering = RunningMetering.start(dataDir).untilReady();
        journal = new JournalClient();
    }

    @AfterAll
    static void stop() {
        journal.close();
        metering.close();
    }

    @BeforeEach
    void twoKeys() {
        journal.write(
                facts.credit(1, 10_000),
                new LimitsSet(
                        facts.account(),
                        1,
                        List.of(
                                facts.keyLimits(200L),
                                new KeyLimits(other.key(), new Money(5_000))),
                        null,
                        new Money(1_000),
                        null,
                        List.of(50, 80)),
                facts.lease(1, 120, 120),
                other.lease(1, 60, 60),
                facts.usage(1, 100, 100),
                other.usage(2, 7, 20));
        await().untilAsserted(() ->
                assertThat(metering.get(of(other) + "/usage").getBody()).contains("\"7\""));
    }

    @Test
    void aKeysHolderSeesEveryLimitAboveItAndNoOther() {
        KeyStanding standing =
                Wire.JSON.readValue(
                        metering.get(of(facts) + "/standing").getBody(), KeyStanding.class);

        assertThat(standing.charged()).isEqualTo(new Money(100));
        assertThat(standing.requests()).isEqualTo(1);
        assertThat(standing.tokens()).isEqualTo(Map.of(TokenKind.INPUT, 100L));
        Money held = new Money(20 + 53);
        assertThat(standing.limits())
                .containsExactly(
                        new LimitStanding(
                                Limit.ACCOUNT_CREDIT,
                                null,
                                null,
                                null,
                                held,
                                new Money(9_893),
                                null),
                        new LimitStanding(
                                Limit.ACCOUNT_BUDGET,
                                null,
                                new Money(1_000),
                                new Money(107),
                                held,
                                new Money(893),
                                null),
                        new LimitStanding(
                                Limit.KEY_BUDGET,
                                null,
                                new Money(200),
                                new Money(100),
                                new Money(20),
                                new Money(100),
                                null));
    }

    @Test
    void aKeysHolderSeesItsOwnUsageOnly() {
        KeyUsage usage =
                Wire.JSON.readValue(
                        metering.get(of(other) + "/usage?by=hour,model&limit=5").getBody(),
                        KeyUsage.class);

        assertThat(usage.nextCursor()).isNull();
        assertThat(usage.usage()).hasSize(1);
        assertThat(usage.usage().getFirst().charged()).isEqualTo(new Money(7));
        assertThat(metering.get(of(other) + "/usage").getBody()).doesNotContain("house");
    }

    @Test
    void aKeyOfAnotherAccountIsNotFound() {
        Facts strange = Facts.fresh().withKey(facts.key());
        assertThat(metering.get(of(strange) + "/standing").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(metering.get(of(strange) + "/usage").getBody()).contains("\"usage\":[]");
        assertThat(metering.get(of(facts.withKey(KeyId.next())) + "/standing").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aShareOfABudgetThatIsReachedIsToldOnceToBilling() {
        byte[] key = facts.account().value().getBytes(UTF_8);
        journal.write(facts.usage(1, 100, 100), facts.usage(3, 60, 60));
        List<ConsumerRecord<byte[], byte[]>> records =
                await().until(() -> reached(key), found -> found.size() == 2);
        List<BudgetReached> told =
                records.stream()
                        .map(one ->
                                EventRecords.read(BudgetReached.class, one.headers(), one.value()))
                        .toList();
        assertThat(told)
                .extracting(BudgetReached::key, BudgetReached::percent, BudgetReached::charged)
                .containsExactly(
                        tuple(facts.key(), 50, new Money(100)),
                        tuple(facts.key(), 80, new Money(160)));
        assertThat(EventRecords.head(records.getFirst().headers()).id())
                .isEqualTo(facts.account() + "/budget/1");
    }

    private static List<ConsumerRecord<byte[], byte[]>> reached(byte[] key) {
        String type = EventRecords.type(BudgetReached.class);
        return JournalClient.committed(Topic.RATED_USAGE, key).stream()
                .filter(one ->
                        new String(one.headers().lastHeader("ce_type").value(), UTF_8).equals(type))
                .toList();
    }

    private static String of(Facts whose) {
        return "/internal/accounts/" + whose.account() + "/keys/" + whose.key();
    }
}
