package io.getinference.metering.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import java.util.Arrays;
import java.util.Optional;

/**
 * Records set apart for people to look at: as they came, with the reason and where they stand in
 * the journal. What is too large to be written again is cut; the whole record stays in the journal.
 */
record QuarantinedRecords(int bytesMax) {

    private static final int REASON_LENGTH_MAX = 1000;

    Record<byte[], byte[]> of(
            Record<byte[], byte[]> record, String reason, Optional<RecordMetadata> origin) {
        Headers headers =
                headerBytes(record.headers()) <= bytesMax / 4
                        ? new RecordHeaders(record.headers())
                        : new RecordHeaders();
        headers.add("quarantine-reason", cut(reason).getBytes(UTF_8));
        origin.ifPresent(at ->
                headers.add(
                        "quarantine-origin",
                        (at.topic() + "-" + at.partition() + "@" + at.offset()).getBytes(UTF_8)));
        return new Record<>(
                cut(record.key(), bytesMax / 4),
                cut(record.value(), bytesMax),
                record.timestamp(),
                headers);
    }

    private static String cut(String reason) {
        return reason.substring(0, Math.min(reason.length(), REASON_LENGTH_MAX));
    }

    private static byte[] cut(byte[] bytes, int lengthMax) {
        return bytes == null || bytes.length <= lengthMax ? bytes : Arrays.copyOf(bytes, lengthMax);
    }

    private static long headerBytes(Headers headers) {
        long sum = 0;
        for (Header header : headers) {
            sum += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return sum;
    }
}
