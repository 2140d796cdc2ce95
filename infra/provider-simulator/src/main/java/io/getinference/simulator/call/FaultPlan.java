package io.getinference.simulator.call;

import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.Fault.Delay;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** A fault, asked at each point of an answer what happens there. */
record FaultPlan(@Nullable Fault fault) {

    @Nullable String type() {
        return fault == null ? null : fault.type();
    }

    /**
     * Whether the answer breaks before event {@code index}, of {@code events} altogether. One that
     * breaks after more events than there are breaks at the end.
     */
    boolean breaksBefore(int index, int events) {
        int latest = fault instanceof Fault.Half ? events - 1 : events;
        return fault instanceof Fault.Breaking breaking
                && Math.min(breaking.afterEvents(), latest) == index;
    }

    Duration delay(Delay.Before before) {
        return fault instanceof Delay delay && delay.before() == before
                ? Duration.ofMillis(delay.millis())
                : Duration.ZERO;
    }

    /** What comes on top of the pause before event {@code index}. */
    Duration delayBefore(int index) {
        boolean here = fault instanceof Delay delay && delay.afterEvents() == index;
        return delay(Delay.Before.EACH_EVENT)
                .plus(here ? delay(Delay.Before.EVENT) : Duration.ZERO);
    }
}
