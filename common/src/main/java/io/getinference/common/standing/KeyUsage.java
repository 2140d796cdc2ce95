package io.getinference.common.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A page of what an API key used, by ascending time, from metering.
 *
 * @param nextCursor asks for the page after this one; null where there is none
 */
public record KeyUsage(
        @JsonProperty("usage") List<Line> usage,
        @JsonProperty("next_cursor") @JsonInclude(Include.NON_NULL) @Nullable String nextCursor) {

    public KeyUsage {
        usage = List.copyOf(usage);
    }

    /**
     * What was used within an hour or a day.
     *
     * @param start of the time
     * @param model of which; null for all
     */
    public record Line(
            @JsonProperty("start") Instant start,
            @JsonProperty("model") @JsonInclude(Include.NON_NULL) @Nullable PublicModel model,
            @JsonProperty("requests") long requests,
            @JsonProperty("tokens") Map<TokenKind, Long> tokens,
            @JsonProperty("charged_nano") Money charged) {

        public Line {
            tokens = Map.copyOf(tokens);
        }
    }
}
