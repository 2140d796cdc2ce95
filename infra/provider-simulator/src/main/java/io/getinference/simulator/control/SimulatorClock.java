package io.getinference.simulator.control;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** The simulator's time: the system's, a moment that stands still, or one from which it runs. */
public final class SimulatorClock implements InstantSource {
    private static final Time SYSTEM = new Time(InstantSource.system(), true);

    private final Time start;
    private volatile Time time;

    private record Time(InstantSource source, boolean runs) {}

    /** Noon (UTC) of {@code date}, or the system's time when it is null. */
    public SimulatorClock(@Nullable LocalDate date) {
        this.start = date == null ? SYSTEM : at(noon(date), false);
        this.time = start;
    }

    @Override
    public Instant instant() {
        return time.source().instant();
    }

    /** Whether time passes. */
    public boolean runs() {
        return time.runs();
    }

    /** Goes to noon of {@code date} and stands still, or back to the system's time when null. */
    public void moveTo(@Nullable LocalDate date) {
        time = date == null ? SYSTEM : at(noon(date), false);
    }

    /** Goes to {@code instant}; {@code running}: and on from there, as fast as real time. */
    public void moveTo(Instant instant, boolean running) {
        time = at(instant, running);
    }

    /** Noon (UTC) of {@code date}. */
    static Instant noon(LocalDate date) {
        return date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    /** Goes back to where it was started. */
    public void reset() {
        time = start;
    }

    private static Time at(Instant instant, boolean running) {
        InstantSource system = InstantSource.system();
        return running
                ? new Time(
                        InstantSource.offset(system, Duration.between(system.instant(), instant)),
                        true)
                : new Time(InstantSource.fixed(instant), false);
    }
}
