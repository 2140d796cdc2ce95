package io.getinference.metering.budget;

import io.getinference.common.event.JournalEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * A record of the journal: an event, or usage of which no more can be read than that it is some.
 *
 * @param at when the broker appended it
 */
record Entry(Instant at, @Nullable JournalEvent event, @Nullable UsageClaim claim) {

    static Entry of(Instant at, Object fact) {
        return fact instanceof UsageClaim claim
                ? new Entry(at, null, claim)
                : new Entry(at, (JournalEvent) fact, null);
    }

    Object fact() {
        return event == null ? Objects.requireNonNull(claim) : event;
    }
}
