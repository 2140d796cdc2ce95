package io.getinference.metering.budget;

import io.getinference.common.event.CreditTaken;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often things happened, to know that a simulation reached them. */
final class Tally {

    int rated;
    int reclaimed;
    int closed;
    int quarantined;
    int housePaid;
    int owed;
    int reached;
    final Map<CreditTaken.Cause, Integer> taken = new EnumMap<>(CreditTaken.Cause.class);

    void count(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Rated one -> {
                    rated++;
                    housePaid += one.rated().house().isPositive() ? 1 : 0;
                    owed += one.rated().owed() == null ? 0 : 1;
                }
                case Effect.Taken one -> taken.merge(one.taken().cause(), 1, Integer::sum);
                case Effect.Reclaimed _ -> reclaimed++;
                case Effect.Closed _ -> closed++;
                case Effect.Reached _ -> reached++;
                case Effect.Quarantined _ -> quarantined++;
                case Effect.Ignored _ -> {}
            }
        }
    }

    void add(Tally other) {
        rated += other.rated;
        reclaimed += other.reclaimed;
        closed += other.closed;
        quarantined += other.quarantined;
        housePaid += other.housePaid;
        owed += other.owed;
        reached += other.reached;
        other.taken.forEach((cause, count) -> taken.merge(cause, count, Integer::sum));
    }

    @Override
    public String toString() {
        return "rated %d (the house paid for %d, %d were owed); taken %s; "
                        .formatted(rated, housePaid, owed, taken)
                + "reclaimed %d, lives closed %d, quarantined %d, shares told %d"
                        .formatted(reclaimed, closed, quarantined, reached);
    }
}
