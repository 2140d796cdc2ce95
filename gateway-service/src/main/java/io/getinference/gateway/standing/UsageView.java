package io.getinference.gateway.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.standing.KeyUsage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code GET /v1/usage}: a list as OpenAI's are. */
record UsageView(
        @JsonProperty("object") String object,
        @JsonProperty("data") List<Line> data,
        @JsonProperty("has_more") boolean hasMore,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {

    static UsageView of(KeyUsage usage) {
        return new UsageView(
                "list",
                usage.usage().stream().map(Line::of).toList(),
                usage.nextCursor() != null,
                usage.nextCursor());
    }

    /** What was used within an hour or a day; the model is left out where it was not asked for. */
    record Line(
            @JsonProperty("object") String object,
            @JsonProperty("start") Instant start,
            @JsonProperty("model") @JsonInclude(Include.NON_NULL) @Nullable PublicModel model,
            @JsonProperty("requests") long requests,
            @JsonProperty("tokens") Map<TokenKind, Long> tokens,
            @JsonProperty("spent_usd") String spentUsd) {

        static Line of(KeyUsage.Line line) {
            return new Line(
                    "usage",
                    line.start(),
                    line.model(),
                    line.requests(),
                    Kinds.inOrder(line.tokens()),
                    line.charged().toUsd());
        }
    }
}
