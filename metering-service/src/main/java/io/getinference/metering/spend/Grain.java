package io.getinference.metering.spend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long the times are that a usage report adds up. */
enum Grain {
    HOUR(ChronoUnit.HOURS),
    /** A day of UTC. */
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Grain(ChronoUnit unit) {
        this.unit = unit;
    }

    Instant start(Instant time) {
        return time.truncatedTo(unit);
    }
}
