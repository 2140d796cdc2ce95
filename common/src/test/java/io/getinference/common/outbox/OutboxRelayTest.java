package io.getinference.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.event.ApiKeyHash;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.topic.Topic;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

class OutboxRelayTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

    private final DriverManagerDataSource database = OutboxDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transactions =
            new TransactionTemplate(new JdbcTransactionManager(database));
    private final Outbox outbox = new Outbox(jdbc, InstantSource.fixed(NOW));
    private final AccountId account = AccountId.next();

    /** A Kafka that acks at once, until it is told to fail. */
    private static final class Kafka {

        final List<ProducerRecord<String, byte @Nullable []>> acked = new ArrayList<>();
        int failsAfter = Integer.MAX_VALUE;

        Future<?> send(ProducerRecord<String, byte @Nullable []> message) {
            if (acked.size() >= failsAfter) {
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            acked.add(message);
            return CompletableFuture.completedFuture(null);
        }

        List<Long> numbers() {
            return acked.stream()
                    .map(message ->
                            EventRecords.read(
                                    JournalEvent.class, message.headers(), message.value()))
                    .map(event -> ((LimitsSet) event).number())
                    .toList();
        }
    }

    private final Kafka kafka = new Kafka();

    @Test
    void sendsInTheOrderOfTheOutboxAndForgetsWhatWasAcked() {
        announce();
        announce();
        announce();

        assertThat(relay().relay()).isEqualTo(3);
        assertThat(kafka.numbers()).containsExactly(1L, 2L, 3L);
        assertThat(rows()).isZero();
        assertThat(relay().relay()).isZero();
    }

    @Test
    void sendsOneRecordAfterTheOthersAck() throws Exception {
        announce();
        announce();
        List<CompletableFuture<Void>> acks =
                List.of(new CompletableFuture<>(), new CompletableFuture<>());
        List<CountDownLatch> sent = List.of(new CountDownLatch(1), new CountDownLatch(1));
        int[] count = {0};
        OutboxRelay relay =
                new OutboxRelay(
                        "account",
                        jdbc,
                        transactions,
                        message -> {
                            int index = count[0]++;
                            sent.get(index).countDown();
                            return acks.get(index);
                        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> relayed = threads.submit(relay::relay);
            assertThat(sent.get(0).await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(sent.get(1).await(200, TimeUnit.MILLISECONDS)).isFalse();
            acks.get(0).complete(null);
            assertThat(sent.get(1).await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(rows()).as("before the last ack").isEqualTo(2);
            acks.get(1).complete(null);
            assertThat(relayed.get(10, TimeUnit.SECONDS)).isEqualTo(2);
        }
        assertThat(rows()).isZero();
    }

    @Test
    void keepsEverythingWhenKafkaDoesNotAckAndSendsItAgainUnderTheSameIds() {
        announce();
        announce();
        announce();
        kafka.failsAfter = 2;
        assertThatIllegalStateException().isThrownBy(() -> relay().relay());
        assertThat(rows()).isEqualTo(3);

        kafka.failsAfter = Integer.MAX_VALUE;
        assertThat(relay().relay()).isEqualTo(3);
        assertThat(kafka.numbers()).containsExactly(1L, 2L, 1L, 2L, 3L);
        assertThat(id(0)).isEqualTo(id(2)).isNotEqualTo(id(1));
        assertThat(id(1)).isEqualTo(id(3));
        assertThat(rows()).isZero();
    }

    @Test
    void leavesNothingBehindForADecisionThatWasRolledBack() {
        transactions.executeWithoutResult(status -> {
            outbox.add(new LimitsSet(account, outbox.nextNumber(account), List.of()));
            status.setRollbackOnly();
        });
        announce();

        relay().relay();
        assertThat(kafka.numbers()).containsExactly(1L);
    }

    @Test
    void leavesTheWorkToTheInstanceThatIsAtIt() throws Exception {
        announce();
        CompletableFuture<Void> ack = new CompletableFuture<>();
        CountDownLatch sent = new CountDownLatch(1);
        OutboxRelay other =
                new OutboxRelay(
                        "account",
                        jdbc,
                        transactions,
                        message -> {
                            sent.countDown();
                            return ack;
                        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> atIt = threads.submit(other::relay);
            assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(relay().relay()).isZero();
            assertThat(kafka.acked).isEmpty();

            ack.complete(null);
            assertThat(atIt.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(relay().relay()).isZero();
    }

    @Test
    void numbersTheFactsOfEachAccountWithoutGapsHoweverManyDecideAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(this::announce);
            }
        }
        AccountId other = AccountId.next();
        assertThat(transactions.<Long>execute(status -> outbox.nextNumber(other))).isEqualTo(1L);

        relay().relay();
        List<Long> numbers = new ArrayList<>();
        for (long number = 1; number <= 20; number++) {
            numbers.add(number);
        }
        assertThat(kafka.numbers()).containsExactlyElementsOf(numbers);
    }

    @Test
    void sendsAtMostSoManyInOneTransaction() {
        transactions.executeWithoutResult(status -> {
            for (int i = 0; i < 201; i++) {
                outbox.add(new LimitsSet(account, outbox.nextNumber(account), List.of()));
            }
        });
        assertThat(relay().relay()).isEqualTo(200);
        assertThat(relay().relay()).isEqualTo(1);
    }

    @Test
    void sendsRowsOfTablesAndTombstonesUnderTheirKey() {
        String hash = ApiKeyHash.of("sk-secret").hex();
        ApiKeyRow row = new ApiKeyRow(KeyId.next(), account, "cret");
        transactions.executeWithoutResult(status -> {
            outbox.add(Topic.API_KEYS, hash, row);
            outbox.add(Topic.API_KEYS, hash, null);
        });

        relay().relay();
        assertThat(kafka.acked)
                .allSatisfy(message -> {
                    assertThat(message.topic()).isEqualTo("api-keys");
                    assertThat(message.key()).isEqualTo(hash);
                    assertThat(message.headers().lastHeader("ce_specversion").value())
                            .isEqualTo("1.0".getBytes(UTF_8));
                });
        assertThat(kafka.acked.getLast().value()).isNull();
    }

    @Test
    void saysWhoDecidedAndWhen() {
        announce();
        relay().relay();
        EventHead head = EventRecords.head(kafka.acked.getFirst().headers());
        assertThat(head.source()).isEqualTo("account");
        assertThat(head.time()).isEqualTo(NOW);
        assertThat(kafka.acked.getFirst().key()).isEqualTo(account.value());
        assertThat(kafka.acked.getFirst().topic()).isEqualTo("account-journal");
    }

    private void announce() {
        transactions.executeWithoutResult(status ->
                outbox.add(new LimitsSet(account, outbox.nextNumber(account), List.of())));
    }

    private OutboxRelay relay() {
        return new OutboxRelay("account", jdbc, transactions, kafka::send);
    }

    private String id(int index) {
        return EventRecords.head(kafka.acked.get(index).headers()).id();
    }

    private int rows() {
        return jdbc.sql("select count(*) from outbox").query(Integer.class).single();
    }
}
