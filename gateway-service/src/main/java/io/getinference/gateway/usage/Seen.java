package io.getinference.gateway.usage;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Usage;

import java.time.Instant;

/**
 * The usage of an answer as far as it has been seen, ready to be recorded.
 *
 * @param usage what the provider bills; each kind of token has a price
 * @param answered the model that answers
 * @param price that model's row, from the price book as it was when the hold was taken
 * @param billed whether the provider bills it at all
 * @param terminal whether these are the provider's final counters
 * @param at when it was seen
 */
record Seen(
        @JsonProperty("usage") Usage usage,
        @JsonProperty("answered") UpstreamModel answered,
        @JsonProperty("price") Price price,
        @JsonProperty("billed") boolean billed,
        @JsonProperty("terminal") boolean terminal,
        @JsonProperty("at") Instant at) {

    /**
     * Nothing yet: the provider is about to be called, and from then on it may bill what nobody
     * here has seen.
     */
    static Seen nothing(UpstreamModel asked, Price price, Instant at) {
        return new Seen(Usage.NONE, asked, price, true, false, at);
    }

    boolean isNothing() {
        return billed && !terminal && usage.equals(Usage.NONE);
    }

    /** The same, for an answer that may have gone on. */
    Seen asLowerBound() {
        return new Seen(usage, answered, price, billed, false, at);
    }
}
