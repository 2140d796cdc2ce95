package io.getinference.metering.budget;

import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Usage that waits for a person to say what it was.
 *
 * @param team of the lease that it was held from, or null
 * @param counted what is set aside for it until then: its hold, as far as its lease and every limit
 *     could spare it
 */
public record QuarantinedUsage(
        LifeId life,
        long number,
        KeyId key,
        @Nullable TeamId team,
        Money hold,
        Money counted,
        Reason reason,
        Instant since) {

    public QuarantinedUsage {
        if (!hold.covers(counted.notNegative("what is counted"))) {
            throw new IllegalArgumentException("usage counts at most at its hold");
        }
    }

    /** What is wrong with it. */
    public enum Reason {
        /** Its record is no usage: a count below zero, a kind without a price. */
        UNREADABLE("the usage cannot be read"),
        /** It names a key that no limits ever named. */
        FOREIGN_KEY("the usage is of a key that no limits ever named"),
        /** It would lead to an amount beyond what can be counted. */
        UNCOUNTABLE("an amount is beyond what can be counted"),
        /** Too many numbers before it are missing. */
        GAPS("too much usage of its life is missing");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** For people who read logs. */
        public String text() {
            return text;
        }
    }
}
