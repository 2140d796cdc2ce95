package io.getinference.metering.budget;

import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Usage that could not be rated and counts at its hold until it is corrected.
 *
 * @param usage at most {@link Rules#QUARANTINED_MAX}, by arrival
 * @param frozen there was more: what is free is not known, so nothing is leased, given back or
 *     closed until the list is empty again
 */
record Quarantine(List<QuarantinedUsage> usage, boolean frozen) {

    static final Quarantine NONE = new Quarantine(List.of(), false);

    Quarantine {
        usage = List.copyOf(usage);
    }

    @Nullable QuarantinedUsage of(LifeId life, long number) {
        for (QuarantinedUsage one : usage) {
            if (one.number() == number && one.life().equals(life)) {
                return one;
            }
        }
        return null;
    }

    boolean isFull() {
        return usage.size() >= Rules.QUARANTINED_MAX;
    }

    Quarantine freeze() {
        return new Quarantine(usage, true);
    }

    Quarantine and(QuarantinedUsage one) {
        List<QuarantinedUsage> more = new ArrayList<>(usage);
        more.add(one);
        return new Quarantine(more, frozen);
    }

    Quarantine without(QuarantinedUsage one) {
        List<QuarantinedUsage> less = new ArrayList<>(usage);
        less.remove(one);
        return new Quarantine(less, frozen && !less.isEmpty());
    }

    /** What is set aside, under the account, a team and a key. */
    Aside counted(@Nullable KeyId key, @Nullable TeamId team) {
        Aside sum = Aside.NONE;
        for (QuarantinedUsage one : usage) {
            sum =
                    sum.plus(
                            one.counted(),
                            one.key().equals(key),
                            team != null && team.equals(one.team()));
        }
        return sum;
    }
}
