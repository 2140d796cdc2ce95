package io.getinference.simulator.bill;

import io.getinference.simulator.model.Price;

import java.util.stream.LongStream;

/**
 * What a tally costs, in nano-dollars, in parts that do not overlap. Every price is a whole number
 * of them for each token, so nothing is ever rounded.
 *
 * @param input without sound
 * @param cached without sound
 * @param write to a cache for five minutes
 */
public record Cost(
        long input,
        long inputAudio,
        long cached,
        long cachedAudio,
        long write,
        long writeHour,
        long output) {

    /** What {@code tokens} cost at {@code price}. */
    public static Cost of(Tally tokens, Price price) {
        return new Cost(
                Math.multiplyExact(price.input(), tokens.input() - tokens.inputAudio()),
                Math.multiplyExact(price.inputAudio(), tokens.inputAudio()),
                Math.multiplyExact(price.cached(), tokens.cached() - tokens.cachedAudio()),
                Math.multiplyExact(price.cachedAudio(), tokens.cachedAudio()),
                Math.multiplyExact(price.write(), tokens.cacheWrite() - tokens.cacheWrite1h()),
                Math.multiplyExact(price.writeHour(), tokens.cacheWrite1h()),
                Math.multiplyExact(price.output(), tokens.output()));
    }

    /** All parts together. */
    public long total() {
        return LongStream.of(input, inputAudio, cached, cachedAudio, write, writeHour, output)
                .reduce(0, Math::addExact);
    }
}
