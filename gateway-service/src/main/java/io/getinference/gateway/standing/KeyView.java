package io.getinference.gateway.standing;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.RateLimits;
import io.getinference.common.event.Window;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.standing.KeyStanding;
import io.getinference.common.standing.LimitStanding;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /v1/key}.
 *
 * @param remainingUsd of the tightest limit, if everything that is held came back
 * @param spentUsd with this key, ever
 */
record KeyView(
        @JsonProperty("object") String object,
        @JsonProperty("id") KeyId id,
        @JsonProperty("team") @Nullable TeamId team,
        @JsonProperty("remaining_usd") String remainingUsd,
        @JsonProperty("spent_usd") String spentUsd,
        @JsonProperty("requests") long requests,
        @JsonProperty("tokens") Map<TokenKind, Long> tokens,
        @JsonProperty("limits") List<LimitView> limits,
        @JsonProperty("rate_limits") @Nullable RateLimits rateLimits) {

    static KeyView of(KeyStanding standing) {
        return new KeyView(
                "key",
                standing.key(),
                standing.team(),
                left(standing.tightest().remaining()),
                standing.charged().toUsd(),
                standing.requests(),
                Kinds.inOrder(standing.tokens()),
                standing.limits().stream().map(LimitView::of).toList(),
                standing.rates());
    }

    /** A limit that was lowered below its use leaves nothing. */
    private static String left(Money remaining) {
        return remaining.max(Money.ZERO).toUsd();
    }

    /** One limit; what it is in all and what was spent of it is null for the account's credit. */
    record LimitView(
            @JsonProperty("scope") String scope,
            @JsonProperty("window") @Nullable Window window,
            @JsonProperty("limit_usd") @Nullable String limitUsd,
            @JsonProperty("spent_usd") @Nullable String spentUsd,
            @JsonProperty("held_usd") String heldUsd,
            @JsonProperty("remaining_usd") String remainingUsd,
            @JsonProperty("resets_at") @Nullable Instant resetsAt) {

        static LimitView of(LimitStanding standing) {
            return new LimitView(
                    scope(standing),
                    standing.window(),
                    usd(standing.amount()),
                    usd(standing.charged()),
                    standing.held().toUsd(),
                    left(standing.remaining()),
                    standing.resetsAt());
        }

        private static String scope(LimitStanding standing) {
            return switch (standing.limit()) {
                case ACCOUNT_CREDIT -> "credit";
                case ACCOUNT_BUDGET -> "account";
                case TEAM_BUDGET -> "team";
                case KEY_BUDGET -> "key";
            };
        }

        private static @Nullable String usd(@Nullable Money money) {
            return money == null ? null : money.toUsd();
        }
    }
}
