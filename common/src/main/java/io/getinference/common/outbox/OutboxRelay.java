package io.getinference.common.outbox;

import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Sends what the outbox holds, oldest first, one record at a time: a fact that overtook an earlier
 * one would make that one look like a repetition, and it would be lost. Several instances of a
 * service may relay; a lock in the database lets one at a time do so. A record may be sent again
 * after a crash, with the same {@code ce_id}.
 */
final class OutboxRelay {

    private static final int ROWS_MAX = 200;
    private static final Duration ACK_MAX = Duration.ofSeconds(30);
    private static final long LOCK = 0x6f7574626f78L;

    private final String source;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Function<ProducerRecord<String, byte @Nullable []>, Future<?>> sender;

    /**
     * Makes a relay.
     *
     * @param source the service, as {@code ce_source}
     * @param sender sends a record with acks=all and an idempotent producer; the future ends with
     *     the ack
     */
    OutboxRelay(
            String source,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Function<ProducerRecord<String, byte @Nullable []>, Future<?>> sender) {
        this.source = source;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.sender = sender;
    }

    /**
     * Sends one batch.
     *
     * @return how many records were sent; zero where there are none or another instance is at it
     * @throws IllegalStateException if Kafka does not ack; the rows stay and are sent again
     */
    int relay() {
        Integer sent = transactions.execute(status -> hasLock() ? sendBatch() : 0);
        return sent == null ? 0 : sent;
    }

    private boolean hasLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private int sendBatch() {
        List<Row> rows =
                jdbc.sql("select * from outbox order by id limit :max")
                        .param("max", ROWS_MAX)
                        .query(this::row)
                        .list();
        rows.forEach(row -> awaitAck(sender.apply(row.message())));
        if (!rows.isEmpty()) {
            jdbc.sql("delete from outbox where id in (:ids)")
                    .param("ids", rows.stream().map(Row::id).toList())
                    .update();
        }
        return rows.size();
    }

    private Row row(ResultSet row, int index) throws SQLException {
        long id = row.getLong("id");
        EventHead head =
                new EventHead(
                        source + ":" + id, source, row.getTimestamp("occurred_at").toInstant());
        String body = row.getString("body");
        return new Row(
                id,
                new ProducerRecord<>(
                        row.getString("topic"),
                        null,
                        row.getString("record_key"),
                        body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                        EventRecords.headers(row.getString("type"), head)));
    }

    private static void awaitAck(Future<?> ack) {
        try {
            ack.get(ACK_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not ack; the outbox keeps what it holds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while relaying; the outbox keeps what it holds", e);
        }
    }

    private record Row(long id, ProducerRecord<String, byte @Nullable []> message) {}
}
