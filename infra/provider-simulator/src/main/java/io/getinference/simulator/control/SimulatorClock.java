package io.getinference.simulator.control;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** The simulator's time: the system's, or noon of a day that stands still. */
public final class SimulatorClock implements InstantSource {
    private final @Nullable LocalDate startedOn;
    private volatile InstantSource time;

    /** Noon (UTC) of {@code date}, or the system's time when it is null. */
    public SimulatorClock(@Nullable LocalDate date) {
        this.startedOn = date;
        this.time = of(date);
    }

    @Override
    public Instant instant() {
        return time.instant();
    }

    /** Goes to noon of {@code date}, or back to the system's time when it is null. */
    public void moveTo(@Nullable LocalDate date) {
        time = of(date);
    }

    /** Goes back to where it was started. */
    public void reset() {
        time = of(startedOn);
    }

    private static InstantSource of(@Nullable LocalDate date) {
        return date == null
                ? InstantSource.system()
                : InstantSource.fixed(date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }
}
