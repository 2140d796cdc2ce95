package io.getinference.simulator.call;

import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.Fault.Delay;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** A fault, asked at each point of an answer what happens there. */
record FaultPlan(@Nullable Fault fault) {
    private static final int NEVER = Integer.MAX_VALUE;

    @Nullable String type() {
        return fault == null ? null : fault.type();
    }

    /** Whether the answer breaks before event {@code index}, of {@code events} altogether. */
    boolean breaksBefore(int index, int events) {
        return Math.min(breakPoint(), events) == index && breakPoint() != NEVER;
    }

    Duration delay(Delay.Before before) {
        return fault instanceof Delay(Delay.Before where, int millis) && where == before
                ? Duration.ofMillis(millis)
                : Duration.ZERO;
    }

    private int breakPoint() {
        return switch (fault) {
            case Fault.Cut cut -> cut.afterEvents();
            case Fault.Stall stall -> stall.afterEvents();
            case Fault.Eof eof -> eof.afterEvents();
            case Fault.ErrorEvent error -> error.afterEvents();
            case Fault.Status status -> NEVER;
            case Delay delay -> NEVER;
            case null -> NEVER;
        };
    }
}
