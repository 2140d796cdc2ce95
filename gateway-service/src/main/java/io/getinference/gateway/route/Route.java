package io.getinference.gateway.route;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.PriceBook;
import io.getinference.common.rating.Tiers;
import io.getinference.gateway.provider.ModelProvider;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * The way one request takes, with the price book as it was when it was chosen.
 *
 * @param model the catalogue row that answers
 * @param provider whose API is called
 * @param tiers the prices of the model that is called
 * @param frozen every price at that moment, for the case that another model answers
 * @param chosenAt the moment
 * @param alternative the way to another model where this one does not answer, or null; it has none
 *     itself
 */
public record Route(
        ModelRow model,
        ModelProvider provider,
        Tiers tiers,
        PriceBook frozen,
        Instant chosenAt,
        @Nullable Route alternative) {

    /** A way without an alternative. */
    public Route(
            ModelRow model,
            ModelProvider provider,
            Tiers tiers,
            PriceBook frozen,
            Instant chosenAt) {
        this(model, provider, tiers, frozen, chosenAt, null);
    }

    Route or(@Nullable Route other) {
        return new Route(model, provider, tiers, frozen, chosenAt, other);
    }

    /** The price row of the model that answered; empty if it is one that has no price. */
    public Optional<Price> price(UpstreamModel answered, long promptTokens) {
        return frozen.at(answered, chosenAt).map(rows -> rows.row(promptTokens));
    }

    /**
     * Whether another model answers than the one that the public name stands for: a successor or an
     * alternative.
     */
    public boolean isStandIn() {
        return model.standsInFor() != null;
    }
}
