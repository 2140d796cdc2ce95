package io.getinference.billing.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.event.Wire;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records that could not be posted, kept whole so that they can be once the cause is gone. */
@Component
class PostgresParkedRecords {

    private static final int REASON_CHARACTERS_MAX = 1_000;
    private static final String WAITING = "select * from parked_record where settled_at is null";
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final InstantSource clock;

    PostgresParkedRecords(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void park(ConsumerRecord<byte[], byte @Nullable []> consumed, String reason) {
        jdbc.sql(
                        """
                        insert into parked_record (topic, partition, record_offset, record_key, headers, body,
                                                   reason, parked_at)
                        values (:topic, :partition, :offset, :key, :headers, :body, :reason, :parkedAt)
                        on conflict (topic, partition, record_offset) do nothing
                        """)
                .param("topic", consumed.topic())
                .param("partition", consumed.partition())
                .param("offset", consumed.offset())
                .param("key", consumed.key(), Types.BINARY)
                .param("headers", headers(consumed))
                .param("body", consumed.value(), Types.BINARY)
                .param("reason", storable(reason))
                .param("parkedAt", Timestamp.from(clock.instant()))
                .update();
    }

    /** Those that wait, oldest first, from after an id. */
    List<ParkedRecord> waitingAfter(long id, int rowsMax) {
        return jdbc.sql(WAITING + " and id > :id order by id limit :rowsMax")
                .param("id", id)
                .param("rowsMax", rowsMax)
                .query((row, index) -> parked(row))
                .list();
    }

    /** One that waits. */
    Optional<ParkedRecord> waiting(long id) {
        return jdbc.sql(WAITING + " and id = :id")
                .param("id", id)
                .query((row, index) -> parked(row))
                .optional();
    }

    /** It is posted, in the same transaction, and waits no more. */
    void settle(long id) {
        jdbc.sql(
                        """
                        update parked_record set settled_at = :now, retried_at = :now
                        where id = :id and settled_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** It was tried again and waits on. */
    void refused(long id, String reason) {
        jdbc.sql(
                        """
                        update parked_record set reason = :reason, retried_at = :now
                        where id = :id and settled_at is null
                        """)
                .param("reason", storable(reason))
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private static ParkedRecord parked(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("body");
        Timestamp retriedAt = row.getTimestamp("retried_at");
        return new ParkedRecord(
                row.getLong("id"),
                new Place(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("record_offset")),
                Wire.JSON.readValue(row.getString("headers"), HEADERS),
                body == null ? null : ByteBuffer.wrap(body),
                row.getString("reason"),
                row.getTimestamp("parked_at").toInstant(),
                retriedAt == null ? null : retriedAt.toInstant());
    }

    private static String headers(ConsumerRecord<?, ?> consumed) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : consumed.headers()) {
            byte @Nullable [] value = header.value();
            headers.put(header.key(), value == null ? "" : new String(value, UTF_8));
        }
        return Wire.JSON.writeValueAsString(headers);
    }

    /** PostgreSQL's text cannot hold the character of number zero. */
    private static String storable(String reason) {
        String whole = reason.replace('\0', ' ');
        return whole.substring(0, Math.min(whole.length(), REASON_CHARACTERS_MAX));
    }
}
