package io.getinference.chaos.gather;

import io.getinference.chaos.evidence.Bill;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.Wire;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The simulator's log, read from its file. */
final class Bills {

    private Bills() {}

    /** Every answer that was asked for; counts of prompts cost nothing. */
    static List<Bill> in(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Wire.JSON::readTree)
                    .filter(entry -> entry.path("operation").asString("").equals("generate"))
                    .map(Bills::bill)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Bill bill(JsonNode entry) {
        JsonNode served = entry.path("model_served");
        JsonNode request = entry.path("caller_request");
        return new Bill(
                request.isString() ? request.stringValue() : null,
                served.isString() ? new UpstreamModel(served.stringValue()) : null,
                entry.path("events").asInt(),
                entry.path("aborted").asBoolean(),
                entry.path("complete").asBoolean(),
                usage(entry.path("billed")),
                Instant.parse(entry.path("at").asString()));
    }

    /** The simulator counts parts beside the whole that they are of; we count each token once. */
    private static Usage usage(JsonNode billed) {
        long audio = billed.path("input_audio").asLong();
        long cachedAudio = billed.path("cached_audio").asLong();
        long hour = billed.path("cache_write_1h").asLong();
        return new Usage(
                Map.of(
                        TokenKind.INPUT,
                        billed.path("input").asLong() - audio,
                        TokenKind.INPUT_AUDIO,
                        audio,
                        TokenKind.CACHED,
                        billed.path("cached").asLong() - cachedAudio,
                        TokenKind.CACHED_AUDIO,
                        cachedAudio,
                        TokenKind.CACHE_WRITE_5M,
                        billed.path("cache_write").asLong() - hour,
                        TokenKind.CACHE_WRITE_1H,
                        hour,
                        TokenKind.OUTPUT,
                        billed.path("output").asLong()),
                billed.path("thinking").asLong());
    }
}
