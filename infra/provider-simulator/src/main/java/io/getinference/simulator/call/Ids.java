package io.getinference.simulator.call;

import io.getinference.simulator.answer.Seed;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers and names the calls; without a salt they are the same in every run. */
public final class Ids {
    private static final int LENGTH = 24;

    private final String salt;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong spares = new AtomicLong();

    /** Ids that differ for every {@code salt}. */
    public Ids(String salt) {
        this.salt = salt;
    }

    /**
     * The name of one call.
     *
     * @param number from 1
     * @param text 24 hexadecimal digits
     */
    public record Id(long number, String text) {}

    Id next() {
        long number = calls.incrementAndGet();
        return new Id(number, Seed.hex(salt + "/" + number).substring(0, LENGTH));
    }

    /** A name for a request that is no call to a model, so that the calls keep their numbers. */
    public Id spare() {
        long number = spares.incrementAndGet();
        return new Id(number, Seed.hex(salt + "/spare/" + number).substring(0, LENGTH));
    }

    /** Begins again with number 1. */
    public void reset() {
        calls.set(0);
        spares.set(0);
    }
}
