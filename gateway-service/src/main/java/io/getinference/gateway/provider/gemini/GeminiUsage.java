package io.getinference.gateway.provider.gemini;

import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.upstream.Json;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/** Gemini's counters. Those that are zero are left out of them. Pure. */
final class GeminiUsage {

    private static final String PROMPT = "promptTokenCount";
    private static final String TOTAL = "totalTokenCount";

    private GeminiUsage() {}

    /** Whether a chunk's usage counts anything; on some platforms most do not. */
    static boolean isIn(JsonNode said) {
        return said.hasNonNull(PROMPT) || said.hasNonNull(TOTAL);
    }

    /** Whether it has the total, without which an answer's usage is not final. */
    static boolean hasTotal(JsonNode said) {
        return said.hasNonNull(TOTAL);
    }

    /**
     * Reads {@code usageMetadata}. The prompt includes what was cached. The output is what the
     * total leaves, since the visible part has been seen both with and without the thoughts in it.
     *
     * @throws IllegalArgumentException if it cannot be true
     */
    static Usage of(JsonNode said) {
        long prompt = count(said, PROMPT);
        long toolUse = count(said, "toolUsePromptTokenCount");
        long cached = count(said, "cachedContentTokenCount");
        long thoughts = count(said, "thoughtsTokenCount");
        long visible = count(said, "candidatesTokenCount");
        long output = hasTotal(said) ? count(said, TOTAL) - prompt - toolUse : visible + thoughts;
        if (cached > prompt) {
            throw new IllegalArgumentException("more was cached than the prompt has");
        }
        long audio = Math.min(prompt, audio(said, "promptTokensDetails"));
        // What was cached without saying of which kind was text first, and audio only beyond it.
        long cachedAudio =
                Math.clamp(
                        Math.min(cached, audio(said, "cacheTokensDetails")),
                        Math.max(0, cached - (prompt - audio)),
                        audio);
        long freshAudio = audio - cachedAudio;
        return new Usage(
                Map.of(
                        TokenKind.INPUT, prompt - cached - freshAudio + toolUse,
                        TokenKind.INPUT_AUDIO, freshAudio,
                        TokenKind.CACHED, cached - cachedAudio,
                        TokenKind.CACHED_AUDIO, cachedAudio,
                        TokenKind.OUTPUT, output),
                Math.min(thoughts, Math.max(0, output)));
    }

    /** Recordings have a price of their own on some models. */
    private static long audio(JsonNode said, String details) {
        long tokens = 0;
        for (JsonNode detail : said.path(details)) {
            if (detail.path("modality").asString("").equals("AUDIO")) {
                tokens += count(detail, "tokenCount");
            }
        }
        return tokens;
    }

    private static long count(JsonNode said, String name) {
        return Json.tokens(said, name).orElse(0);
    }
}
