package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Heard;
import io.getinference.gateway.provider.ProviderFailure;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A stream whose bytes arrive in pieces of any size. */
public final class ChoppedStream {

    private static final int EVENT_BYTES_MAX = 100_000;

    private ChoppedStream() {}

    /** What a reader makes of a stream that is chopped into reads of at most so many bytes. */
    public static Heard heard(
            String stream, AnswerReader reader, RandomGenerator random, int readBytesMax)
            throws IOException, ProviderFailure {
        InputStream bytes =
                of(
                        new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)),
                        random,
                        readBytesMax);
        EventReader events = new EventReader(bytes, EVENT_BYTES_MAX);
        List<AnswerPart> parts = new ArrayList<>();
        for (String event = events.next(); event != null; event = events.next()) {
            parts.addAll(reader.read(Json.MAPPER.readTree(event)));
        }
        if (parts.stream().noneMatch(AnswerPart.Finished.class::isInstance)) {
            parts.addAll(reader.end());
        }
        return new Heard(parts, reader.tally());
    }

    static InputStream of(InputStream in, RandomGenerator random, int readBytesMax) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return super.read(into, from, Math.min(length, 1 + random.nextInt(readBytesMax)));
            }
        };
    }
}
