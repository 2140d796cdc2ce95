package io.getinference.common.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.RateLimits;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How an API key stands, from metering.
 *
 * @param team whose budgets limit it too, or null
 * @param limits every limit above it, the account's credit first; never empty
 * @param rates how fast it may be used, or null where nothing limits that
 * @param charged to this key, ever
 * @param requests of this key that used something, ever
 * @param tokens that they used
 */
public record KeyStanding(
        @JsonProperty("key") KeyId key,
        @JsonProperty("team") @JsonInclude(Include.NON_NULL) @Nullable TeamId team,
        @JsonProperty("limits") List<LimitStanding> limits,
        @JsonProperty("rates") @JsonInclude(Include.NON_NULL) @Nullable RateLimits rates,
        @JsonProperty("charged_nano") Money charged,
        @JsonProperty("requests") long requests,
        @JsonProperty("tokens") Map<TokenKind, Long> tokens) {

    public KeyStanding {
        limits = List.copyOf(limits);
        tokens = Map.copyOf(tokens);
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("there is always at least the account's credit");
        }
    }

    /** The limit that would be in the way first if every lease came back. */
    public LimitStanding tightest() {
        return limits.stream().min(Comparator.comparing(LimitStanding::remaining)).orElseThrow();
    }
}
