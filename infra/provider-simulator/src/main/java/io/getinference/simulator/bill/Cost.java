package io.getinference.simulator.bill;

import io.getinference.simulator.model.Price;

/**
 * What a tally costs, part by part, in nano-dollars. Every price is a whole number of them for each
 * token, so nothing is ever rounded.
 */
public record Cost(long input, long cached, long write, long writeHour, long output) {
    /** Nothing. */
    public static final Cost NOTHING = new Cost(0, 0, 0, 0, 0);

    /** What {@code tokens} cost at {@code price}. */
    public static Cost of(Tally tokens, Price price) {
        return new Cost(
                Math.multiplyExact(tokens.input(), price.input()),
                Math.multiplyExact(tokens.cached(), price.cached()),
                Math.multiplyExact(tokens.cacheWrite() - tokens.cacheWriteHour(), price.write()),
                Math.multiplyExact(tokens.cacheWriteHour(), price.writeHour()),
                Math.multiplyExact(tokens.output(), price.output()));
    }

    /** All parts together. */
    public long total() {
        return Math.addExact(
                Math.addExact(input, Math.addExact(cached, output)),
                Math.addExact(write, writeHour));
    }
}
