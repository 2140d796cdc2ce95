package io.getinference.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.event.LimitsSet;
import io.getinference.common.id.AccountId;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

class RelayingTest {

    private final DriverManagerDataSource database = OutboxDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transactions =
            new TransactionTemplate(new JdbcTransactionManager(database));
    private final Outbox outbox = new Outbox(jdbc, InstantSource.fixed(Instant.EPOCH));
    private final AccountId account = AccountId.next();

    private final MockProducer<String, byte @Nullable []> silent = producer(false);
    private final MockProducer<String, byte @Nullable []> acking = producer(true);

    @Test
    void sendsUntilNothingIsLeftThroughOneProducer() {
        announce(201);
        Relaying relaying = through(List.of(acking));

        relaying.relayAll();
        assertThat(rows()).isZero();
        announce(1);
        relaying.relayAll();
        assertThat(rows()).isZero();
        assertThat(acking.history()).hasSize(202);
        assertThat(acking.closed()).isFalse();
    }

    @Test
    void throwsAwayTheProducerThatMayStillSendWhatIsSentAgain() throws Exception {
        announce(1);
        Relaying relaying = through(List.of(silent, acking));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> relayed = threads.submit(relaying::relayAll);
            await().until(() -> silent.errorNext(new TimeoutException("no ack")));
            relayed.get(10, TimeUnit.SECONDS);
        }
        assertThat(silent.closed()).isTrue();
        assertThat(rows()).isOne();

        relaying.relayAll();
        assertThat(acking.history()).hasSize(1);
        assertThat(rows()).isZero();
    }

    @Test
    void keepsWhatIsThereOnceClosed() {
        announce(2);
        Relaying relaying = through(List.of(acking));
        relaying.relayAll();
        announce(1);

        relaying.close();
        assertThat(acking.closed()).isTrue();
        relaying.relayAll();
        assertThat(rows()).isOne();
    }

    @Test
    void stopsAtOnceWhileKafkaIsAway() throws Exception {
        announce(1);
        Relaying relaying =
                new Relaying("account", Map.of("bootstrap.servers", nobody()), jdbc, transactions);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> relayed = threads.submit(relaying::relayAll);
            await().until(this::isRelaying);
            // On its own the producer would give up after five seconds.
            threads.submit(relaying::close).get(3, TimeUnit.SECONDS);
            relayed.get(3, TimeUnit.SECONDS);
        }
        assertThat(rows()).isOne();
    }

    private static String nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + free.getLocalPort();
        }
    }

    private boolean isRelaying() {
        return jdbc.sql(
                        """
                        select exists (
                            select from pg_locks join pg_database on oid = database
                            where locktype = 'advisory' and datname = current_database())
                        """)
                .query(Boolean.class)
                .single();
    }

    /** Each producer serves until it is thrown away; there is none after the last. */
    private Relaying through(List<? extends Producer<String, byte @Nullable []>> producers) {
        Iterator<? extends Producer<String, byte @Nullable []>> next = producers.iterator();
        return new Relaying("account", new OutboxSender(next::next), jdbc, transactions);
    }

    private static MockProducer<String, byte @Nullable []> producer(boolean acks) {
        return new MockProducer<String, byte @Nullable []>(
                acks, null, new StringSerializer(), new ByteArraySerializer());
    }

    private void announce(int facts) {
        transactions.executeWithoutResult(status -> {
            for (int i = 0; i < facts; i++) {
                outbox.add(new LimitsSet(account, outbox.nextNumber(account), List.of()));
            }
        });
    }

    private int rows() {
        return jdbc.sql("select count(*) from outbox").query(Integer.class).single();
    }
}
