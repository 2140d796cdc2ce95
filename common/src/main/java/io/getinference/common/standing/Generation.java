package io.getinference.common.standing;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.Attempt;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRated;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;

import java.time.Instant;
import java.util.Map;

/**
 * One answered request as it was posted, from billing: what its caller may know of it. What the
 * house paid and which grants did is the account's business.
 *
 * @param estimated the usage is a lower bound, since the provider's own final count is missing
 * @param charge what the customer paid for it
 * @param split the charge by kind of token; adds up to it
 * @param bookedAt the journal's time at which it was charged
 */
public record Generation(
        @JsonProperty("attempt") Attempt attempt,
        @JsonProperty("usage") Usage usage,
        @JsonProperty("outcome") Outcome outcome,
        @JsonProperty("estimated") boolean estimated,
        @JsonProperty("price") Price price,
        @JsonProperty("charge_nano") Money charge,
        @JsonProperty("split_nano") Map<TokenKind, Money> split,
        @JsonProperty("booked_at") Instant bookedAt) {

    public Generation {
        split = Map.copyOf(split);
    }

    public static Generation of(UsageRated rated) {
        return new Generation(
                rated.usage().attempt(),
                rated.usage().usage(),
                rated.usage().outcome(),
                rated.usage().estimated(),
                rated.usage().price(),
                rated.charge(),
                rated.split(),
                rated.bookedAt());
    }
}
