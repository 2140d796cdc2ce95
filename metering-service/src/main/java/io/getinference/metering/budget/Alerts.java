package io.getinference.metering.budget;

import io.getinference.common.event.LimitsSet;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which shares of every budget are told when they are reached, and which were.
 *
 * @param percents ascending, by the newest limits
 * @param number of the last fact that was told
 * @param told caps of which a share was told; others are not listed
 */
record Alerts(List<Integer> percents, long number, List<Told> told) {

    static final Alerts NONE = new Alerts(List.of(), 0, List.of());

    Alerts {
        percents = List.copyOf(percents);
        told = List.copyOf(told);
    }

    /** As a state has it: null where nobody ever wanted to be told. */
    static Alerts of(@Nullable Alerts stored) {
        return stored == null ? NONE : stored;
    }

    @Nullable Alerts stored() {
        return equals(NONE) ? null : this;
    }

    Alerts with(LimitsSet limits) {
        return new Alerts(limits.alerts(), number, told);
    }

    /** The highest share of a cap that was told, or 0. */
    int toldOf(Cap cap) {
        for (Told one : told) {
            if (one.isOf(cap)) {
                return one.percent();
            }
        }
        return 0;
    }

    boolean isIdle() {
        return percents.isEmpty() && told.isEmpty();
    }

    int entries() {
        return told.size();
    }
}
