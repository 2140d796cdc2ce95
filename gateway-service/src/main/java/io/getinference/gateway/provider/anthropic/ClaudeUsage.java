package io.getinference.gateway.provider.anthropic;

import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.upstream.Json;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Claude's counters. Each is cumulative, so a new reading replaces the old one; one that is absent
 * or null says nothing and leaves what was known.
 */
final class ClaudeUsage {

    private static final String INPUT = "input_tokens";
    private static final String OUTPUT = "output_tokens";
    private static final String READ = "cache_read_input_tokens";
    private static final String WRITTEN = "cache_creation_input_tokens";
    private static final String WRITTEN_1H = "ephemeral_1h_input_tokens";
    private static final String THINKING = "thinking_tokens";

    private static final List<String> INPUTS = List.of(INPUT, READ, WRITTEN);
    private static final List<String> ALL = List.of(INPUT, READ, WRITTEN, OUTPUT);

    private Map<String, Long> counters = Map.of();
    private Usage usage = Usage.NONE;

    /**
     * Takes the reading at the beginning, whose output is a placeholder that may be above the true
     * count.
     *
     * @throws IllegalArgumentException if it cannot be true
     */
    void begin(JsonNode said) {
        take(said, INPUTS);
    }

    /**
     * Takes a reading, all of it or nothing.
     *
     * @return whether it had the output, without which an answer's usage is not final
     * @throws IllegalArgumentException if it cannot be true
     */
    boolean take(JsonNode said) {
        take(said, ALL);
        return said.path(OUTPUT).isNumber();
    }

    private void take(JsonNode said, List<String> names) {
        Map<String, Long> next = new HashMap<>(counters);
        names.forEach(name -> read(said, name, next));
        read(said.path("cache_creation"), WRITTEN_1H, next);
        read(said.path("output_tokens_details"), THINKING, next);
        usage = usage(next);
        counters = next;
    }

    /** What the readings say together. */
    Usage usage() {
        return usage;
    }

    boolean isReported() {
        return !counters.isEmpty();
    }

    private static void read(JsonNode from, String name, Map<String, Long> into) {
        OptionalLong tokens = Json.tokens(from, name);
        tokens.ifPresent(value -> into.put(name, value));
    }

    /** Input counts only what was neither read from nor written to a cache. */
    private static Usage usage(Map<String, Long> counters) {
        long written = counters.getOrDefault(WRITTEN, 0L);
        long written1h = counters.getOrDefault(WRITTEN_1H, 0L);
        long output = counters.getOrDefault(OUTPUT, 0L);
        return new Usage(
                Map.of(
                        TokenKind.INPUT,
                        counters.getOrDefault(INPUT, 0L),
                        TokenKind.CACHED,
                        counters.getOrDefault(READ, 0L),
                        TokenKind.CACHE_WRITE_1H,
                        written1h,
                        // Without a split all of it was written for five minutes.
                        TokenKind.CACHE_WRITE_5M,
                        written - written1h,
                        TokenKind.OUTPUT,
                        output),
                Math.min(output, counters.getOrDefault(THINKING, 0L)));
    }
}
