package io.getinference.metering.budget;

import io.getinference.common.id.GatewayId;
import io.getinference.common.id.LifeId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which usage of which life was seen, with nothing ever forgotten. */
final class LivesOracle {

    private final Map<LifeId, Heard> lives = new HashMap<>();
    private final Map<GatewayId, Long> newestClosed = new HashMap<>();
    private int open;

    int open() {
        return open;
    }

    boolean isHeard(LifeId life) {
        return lives.containsKey(life);
    }

    boolean isClosed(LifeId life) {
        Heard heard = lives.get(life);
        return heard == null
                ? life.count() < newestClosed.getOrDefault(life.gateway(), 0L)
                : heard.closed;
    }

    boolean isNew(LifeId life, long number) {
        Heard heard = lives.get(life);
        return !isClosed(life) && (heard == null || !heard.seen.contains(number));
    }

    void hear(LifeId life) {
        var _ = heard(life);
    }

    private Heard heard(LifeId life) {
        return lives.computeIfAbsent(
                life,
                _ -> {
                    open++;
                    return new Heard();
                });
    }

    void see(LifeId life, long number) {
        heard(life).seen.add(number);
    }

    void over(LifeId life, long last) {
        if (!isClosed(life)) {
            Heard heard = heard(life);
            heard.last = Math.max(last, heard.last);
        }
    }

    /** Closes the life if it is over and all its usage was seen. */
    boolean close(LifeId life) {
        Heard heard = lives.get(life);
        if (heard == null || heard.closed || heard.last < 0 || heard.upTo() < heard.last) {
            return false;
        }
        heard.closed = true;
        open--;
        newestClosed.merge(life.gateway(), life.count(), Math::max);
        return true;
    }

    private static final class Heard {

        private final Set<Long> seen = new HashSet<>();
        private long last = -1;
        private long upTo;
        private boolean closed;

        private long upTo() {
            while (seen.contains(upTo + 1)) {
                upTo++;
            }
            return upTo;
        }
    }
}
