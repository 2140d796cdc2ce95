package io.getinference.gateway.openai;

import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an answer took.
 *
 * @param charge what the caller pays for it
 */
public record Consumption(Usage usage, Money charge) {

    /** The object {@code usage}: cached and written tokens are parts of the prompt there. */
    public Map<String, ?> wire() {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("prompt_tokens", usage.prompt());
        wire.put("completion_tokens", usage.output());
        wire.put("total_tokens", usage.prompt() + usage.output());
        wire.put("prompt_tokens_details", promptDetails());
        wire.put("completion_tokens_details", Map.of("reasoning_tokens", usage.reasoning()));
        wire.put("cost", new BigDecimal(charge.toUsd()));
        return wire;
    }

    private Map<String, Long> promptDetails() {
        Map<String, Long> details = new LinkedHashMap<>();
        details.put("cached_tokens", usage.of(TokenKind.CACHED) + usage.of(TokenKind.CACHED_AUDIO));
        details.put(
                "cache_write_tokens",
                usage.of(TokenKind.CACHE_WRITE_5M) + usage.of(TokenKind.CACHE_WRITE_1H));
        details.put(
                "audio_tokens", usage.of(TokenKind.INPUT_AUDIO) + usage.of(TokenKind.CACHED_AUDIO));
        return details;
    }
}
