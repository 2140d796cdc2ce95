package io.getinference.billing.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

/**
 * A record that could not be posted.
 *
 * @param headers as it came
 * @param bytes the body as it came, or null where it had none
 * @param reason why it could not be posted when that was tried last
 */
record ParkedRecord(
        long id,
        Place place,
        Map<String, String> headers,
        @Nullable ByteBuffer bytes,
        String reason,
        Instant parkedAt,
        @Nullable Instant retriedAt) {

    ParkedRecord {
        headers = Map.copyOf(headers);
    }

    byte @Nullable [] body() {
        if (bytes == null) {
            return null;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }

    /** The body for people to read. */
    @Nullable String text() {
        byte[] body = body();
        return body == null ? null : new String(body, UTF_8);
    }

    Headers kafkaHeaders() {
        Headers all = new RecordHeaders();
        headers.forEach((name, value) -> all.add(name, value.getBytes(UTF_8)));
        return all;
    }
}
