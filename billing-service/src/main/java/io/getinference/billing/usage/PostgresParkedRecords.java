package io.getinference.billing.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.event.Wire;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records that could not be posted, kept whole so that they can be once the cause is gone. */
@Component
class PostgresParkedRecords {

    private static final int REASON_CHARACTERS_MAX = 1_000;

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
