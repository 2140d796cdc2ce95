package io.getinference.metering.budget;

import io.getinference.common.lease.LeaseAnswer;

import java.time.Instant;
import java.util.Random;

/** A lease as its gateway believes it to be. */
final class SimulatedRow {

    final SimulatedRates rates;
    long number;
    long granted;
    long used;
    long held;
    Instant writtenAt = Instant.EPOCH;
    private Instant validUntil = Instant.EPOCH;

    SimulatedRow(Random random) {
        this.rates = new SimulatedRates(random);
    }

    long taken() {
        return used + held;
    }

    /** Only the answer to the newest message counts, from before that was written. */
    void learn(LeaseAnswer answer) {
        if (answer.number() == number) {
            granted = answer.granted().nanos();
            validUntil = writtenAt.plus(answer.valid());
            rates.learn(answer.rates());
        }
    }

    boolean covers(long hold, Instant now) {
        return now.isBefore(validUntil) && granted - taken() >= hold;
    }
}
