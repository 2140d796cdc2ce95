package io.getinference.gateway.usage;

import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.route.Route;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** From what a provider counted to usage that can be rated. */
final class Pricing {

    private static final Logger LOG = LoggerFactory.getLogger(Pricing.class);

    private Pricing() {}

    /**
     * What the provider does not bill is seen without tokens, so that the house pays nothing for
     * it.
     */
    static Seen seen(Route route, Tally tally, Instant at) {
        Price price = price(route, tally);
        return new Seen(
                tally.billed() ? priced(tally.usage(), price) : Usage.NONE,
                tally.answered(),
                price,
                tally.billed(),
                tally.terminal(),
                at);
    }

    /**
     * The answering model decides the price; one that nobody has a price for is charged as the one
     * that was asked.
     */
    private static Price price(Route route, Tally tally) {
        long prompt = tally.usage().prompt();
        return route.price(tally.answered(), prompt)
                .orElseGet(() -> {
                    LOG.error(
                            "{} answered for {} and has no price; charged as asked",
                            tally.answered(),
                            route.model().upstream());
                    return route.tiers().row(prompt);
                });
    }

    /**
     * Prompt tokens of a kind that the row does not sell are charged as plain input: the fact must
     * not be lost.
     */
    private static Usage priced(Usage usage, Price price) {
        if (price.perMillion().cover(usage)) {
            return usage;
        }
        LOG.error(
                "{} has no price for a kind of {}; its prompt tokens are charged as input",
                price.model(),
                usage);
        Map<TokenKind, Long> tokens = new EnumMap<>(TokenKind.class);
        usage.tokens()
                .forEach((kind, count) -> {
                    boolean sold = price.perMillion().of(kind) != null;
                    tokens.merge(sold ? kind : TokenKind.INPUT, count, Long::sum);
                });
        return new Usage(tokens, usage.reasoning());
    }
}
