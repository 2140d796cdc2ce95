package io.getinference.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.UsageCorrected;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.Wire;
import io.getinference.common.id.KeyId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.lease.Limit;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;
import io.getinference.common.topic.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class MeteringServiceIT {

    private static final Comparator<KeyId> BY_ID = Comparator.comparing(KeyId::value);

    @TempDir static Path dataDir;
    private static RunningMetering metering;
    private static JournalClient journal;

    private final Facts facts = Facts.fresh();

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

    @Test
    void answersALeaseOnceItsNumberIsApplied() {
        journal.write(facts.credit(1, 1000), facts.limits(1, 300L), facts.lease(1, 80, 80));
        LeaseAnswer answer = lease(facts, 1);
        assertThat(answer.granted()).isEqualTo(new Money(80));
        assertThat(answer.charged()).isEqualTo(Money.ZERO);
        assertThat(answer.limits())
                .containsExactly(
                        new LimitLeft(Limit.ACCOUNT_CREDIT, new Money(920), new Money(1000)),
                        new LimitLeft(Limit.KEY_BUDGET, new Money(220), new Money(300)));
    }

    @Test
    void tellsAGatewayToComeBackWhileNothingIsKnown() {
        ResponseEntity<String> unknown = askLease(facts, 1, 50);
        assertThat(unknown.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(unknown.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        journal.write(facts.credit(1, 1000), facts.limits(1, null), facts.lease(1, 80, 80));
        lease(facts, 1);
        assertThat(askLease(facts, 2, 50).getStatusCode())
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(askLease(facts.withKey(KeyId.next()), 1, 0).getStatusCode())
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void publishesRatedUsageOnceHoweverOftenItIsRepeated() {
        var used = facts.usage(1, 50, 80);
        journal.write(facts.credit(1, 1000), facts.limits(1, null), facts.lease(1, 80, 80));
        journal.write(used, used, facts.credit(1, 1000), facts.lease(1, 80, 80), used);
        journal.write(facts.lease(2, 50, 50));
        assertThat(lease(facts, 2).charged()).isEqualTo(new Money(50));
        byte[] key = facts.account().value().getBytes(UTF_8);
        List<ConsumerRecord<byte[], byte[]>> rated =
                await().until(
                                () -> JournalClient.committed(Topic.RATED_USAGE, key),
                                records -> !records.isEmpty());
        assertThat(rated).hasSize(1);
        UsageRated event =
                EventRecords.read(
                        UsageRated.class, rated.getFirst().headers(), rated.getFirst().value());
        assertThat(event.usage()).isEqualTo(used);
        assertThat(event.charge()).isEqualTo(new Money(50));
        assertThat(EventRecords.head(rated.getFirst().headers()).id()).isEqualTo(used.attemptId());
        assertThat(metering.get(spendOf(facts)).getBody())
                .contains("\"charged_nano\":\"50\"", "\"requests\":1", "\"held_nano\":\"0\"");
    }

    @Test
    void keepsItsFiguresOverARestart() {
        journal.write(facts.credit(1, 1000), facts.limits(1, 500L), facts.lease(1, 80, 80));
        journal.write(facts.usage(1, 50, 80), facts.lease(2, 80, 80));
        LeaseAnswer before = lease(facts, 2);
        String spend = metering.get(spendOf(facts)).getBody();
        metering.close();
        metering = RunningMetering.start(dataDir).untilReady();
        assertThat(lease(facts, 2)).isEqualTo(before);
        assertThat(metering.get(spendOf(facts)).getBody()).isEqualTo(spend);
        journal.write(facts.usage(1, 50, 80), facts.lease(3, 80, 80));
        assertThat(lease(facts, 3).charged()).isEqualTo(new Money(50));
    }

    @Test
    void setsGarbageApartAndGoesOn() {
        byte[] key = facts.account().value().getBytes(UTF_8);
        journal.write(facts.credit(1, 1000), facts.limits(1, null));
        String topic = Topic.ACCOUNT_JOURNAL.topicName();
        journal.write(new ProducerRecord<>(topic, key, "garbage".getBytes(UTF_8)));
        byte[] large = new byte[1_000_000];
        Arrays.fill(large, (byte) 'x');
        journal.write(new ProducerRecord<>(topic, key, large));
        journal.write(new ProducerRecord<>(topic, key, null));
        journal.write(facts.lease(1, 80, 80));
        lease(facts, 1);
        List<ConsumerRecord<byte[], byte[]>> quarantined =
                await().until(
                                () -> JournalClient.committed(Topic.QUARANTINE, key),
                                records -> records.size() >= 3);
        assertThat(quarantined).hasSize(3);
        ConsumerRecord<byte[], byte[]> first = quarantined.getFirst();
        assertThat(first.value()).isEqualTo("garbage".getBytes(UTF_8));
        assertThat(new String(first.headers().lastHeader("quarantine-reason").value(), UTF_8))
                .isEqualTo("header ce_type is missing");
        assertThat(metering.metric("metering.journal.quarantined")).contains("\"value\":");
    }

    @Test
    void setsUsageAsideThatCannotBeReadUntilItIsCorrected() {
        var used = facts.usage(1, 50, 80);
        byte[] key = facts.account().value().getBytes(UTF_8);
        byte[] garbled =
                new String(EventRecords.body(used), UTF_8)
                        .replace("\"input\":50", "\"input\":-50")
                        .getBytes(UTF_8);
        var headers = EventRecords.headers(used, new EventHead("1", "test", Facts.ENDED));
        var record =
                new ProducerRecord<>(
                        Topic.ACCOUNT_JOURNAL.topicName(), null, null, key, garbled, headers);
        journal.write(facts.credit(1, 1000), facts.limits(1, null), facts.lease(1, 80, 80));
        journal.write(record);
        journal.write(record);
        journal.write(facts.lease(2, 0, 0));
        assertThat(lease(facts, 2).tightest().remaining()).isEqualTo(new Money(920));
        String quarantine = "/api/metering/v1/accounts/" + facts.account() + "/quarantine";
        assertThat(metering.get(quarantine).getBody())
                .contains("\"number\":1", "\"counted_nano\":\"80\"", "the usage cannot be read");
        journal.write(
                new UsageCorrected(facts.account(), 2, facts.life(), 1, used),
                facts.lease(3, 0, 0));
        assertThat(lease(facts, 3).tightest().remaining()).isEqualTo(new Money(950));
        assertThat(metering.get(quarantine).getBody()).contains("\"usage\":[]");
        assertThat(metering.get(spendOf(facts)).getBody()).contains("\"charged_nano\":\"50\"");
        await().untilAsserted(() ->
                assertThat(JournalClient.committed(Topic.QUARANTINE, key))
                        .singleElement()
                        .satisfies(one ->
                                assertThat(reason(one)).contains("tokens of one kind must be")));
    }

    private static String reason(ConsumerRecord<byte[], byte[]> quarantined) {
        return new String(quarantined.headers().lastHeader("quarantine-reason").value(), UTF_8);
    }

    @Test
    void publishesCreditThatIsTakenBackOnce() {
        CreditGranted granted = facts.credit(1, 1000);
        var refund =
                new CreditReversed(
                        facts.account(),
                        2,
                        granted.grant(),
                        new Money(1000),
                        CreditReversed.Cause.REFUND);
        journal.write(granted, facts.limits(1, null), facts.lease(1, 80, 80), refund, refund);
        byte[] key = facts.account().value().getBytes(UTF_8);
        List<ConsumerRecord<byte[], byte[]>> decided =
                await().until(
                                () -> JournalClient.committed(Topic.RATED_USAGE, key),
                                records -> !records.isEmpty());
        assertThat(decided).hasSize(1);
        ConsumerRecord<byte[], byte[]> one = decided.getFirst();
        CreditTaken taken = EventRecords.read(CreditTaken.class, one.headers(), one.value());
        assertThat(taken.amount()).isEqualTo(new Money(920));
        assertThat(EventRecords.head(one.headers()).id()).isEqualTo(taken.takingId());
    }

    @Test
    void showsHowEveryKeyStands() {
        Facts other = facts.withKey(KeyId.next());
        journal.write(
                facts.credit(1, 1000),
                new LimitsSet(
                        facts.account(), 1, List.of(facts.keyLimits(300L), other.keyLimits(null))),
                facts.lease(1, 80, 80),
                facts.usage(1, 50, 80),
                facts.lease(2, 80, 80));
        lease(facts, 2);
        String keys = "/api/metering/v1/accounts/" + facts.account() + "/keys";
        assertThat(metering.get(keys + "/" + facts.key() + "/spend").getBody())
                .contains("\"budget_nano\":\"300\"", "\"charged_usd\":\"0.00000005\"")
                .contains("\"held_nano\":\"30\"", "\"available_nano\":\"220\"")
                .contains("\"tokens\":{\"input\":50}");
        assertThat(metering.get(keys + "/" + other.key() + "/spend").getBody())
                .contains("\"charged_nano\":\"0\"")
                .doesNotContain("budget_nano", "available_nano");
        KeyId first = Stream.of(facts.key(), other.key()).min(BY_ID).orElseThrow();
        KeyId second = Stream.of(facts.key(), other.key()).max(BY_ID).orElseThrow();
        assertThat(metering.get(keys + "?limit=1").getBody())
                .contains("\"next_cursor\":\"" + first + "\"")
                .doesNotContain(second.value());
        assertThat(metering.get(keys + "?limit=1&cursor=" + first).getBody())
                .contains(second.value(), "\"next_cursor\":null");
        assertThat(metering.get(keys + "/" + KeyId.next() + "/spend").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(metering.get(spendOf(Facts.fresh())).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(metering.get(keys + "?limit=0").getBody()).contains("limit");
    }

    @Test
    void doesNotReadAJournalOfAnotherShape(@TempDir Path otherDir) {
        Map<String, String> another = Map.of("getinference.kafka.journal-partitions", "4");
        try (RunningMetering wrong = RunningMetering.start(otherDir, another)) {
            await().until(() -> wrong.health("liveness").getStatusCode().is5xxServerError());
            assertThat(wrong.health("readiness").getStatusCode())
                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    @Test
    void stopsPromptlyAndKnowsNothingWhileKafkaIsAway(@TempDir Path otherDir) {
        Map<String, String> away = Map.of("spring.kafka.bootstrap-servers", "127.0.0.1:1");
        long start;
        try (RunningMetering alone = RunningMetering.start(otherDir, away)) {
            ResponseEntity<String> spend = alone.get(spendOf(facts));
            assertThat(spend.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(spend.getHeaders().getFirst("Retry-After")).isEqualTo("1");
            assertThat(alone.health("readiness").getStatusCode())
                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            start = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void namesTheFieldThatItCannotRead() {
        ResponseEntity<String> bad =
                metering.get("/internal/accounts/acct_1/leases/life_1/key_1?number=1");
        assertThat(bad.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(bad.getBody()).contains("account");
        assertThat(askLease(facts, 0, 0).getBody()).contains("number");
        assertThat(askLease(facts, 1, 5001).getBody()).contains("wait_ms");
        assertThat(askLease(facts, 1, 5001).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void asksForThePlatformTokenButNotForHealth() {
        assertThat(metering.getWithoutToken(spendOf(facts)).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(metering.health("readiness").getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    private static LeaseAnswer lease(Facts facts, long number) {
        ResponseEntity<String> answer = askLease(facts, number, 5000);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        return Wire.JSON.readValue(answer.getBody(), LeaseAnswer.class);
    }

    private static ResponseEntity<String> askLease(Facts facts, long number, long waitMillis) {
        return metering.get(
                "/internal/accounts/%s/leases/%s/%s?number=%d&wait_ms=%d"
                        .formatted(facts.account(), facts.life(), facts.key(), number, waitMillis));
    }

    private static String spendOf(Facts facts) {
        return "/api/metering/v1/accounts/" + facts.account() + "/spend";
    }
}
