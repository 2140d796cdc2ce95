package io.getinference.metering.budget;

import io.getinference.common.id.GatewayId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A gateway as this account knows it. A life is closed if it is below the number and not among the
 * open ones: gateways live one life after the other, so one that the account never heard of before
 * a later one was closed has leased nothing.
 *
 * @param closedBelow above every life that was closed
 * @param open the lives that may still send usage
 */
record Gateway(GatewayId id, long closedBelow, List<Life> open) {

    Gateway {
        open = List.copyOf(open);
    }

    @Nullable Life of(long count) {
        for (Life life : open) {
            if (life.count() == count) {
                return life;
            }
        }
        return null;
    }

    boolean hasClosed(long count) {
        return count < closedBelow && of(count) == null;
    }

    Gateway with(Life life) {
        List<Life> lives = new ArrayList<>(open);
        for (int i = 0; i < lives.size(); i++) {
            if (lives.get(i).count() == life.count()) {
                lives.set(i, life);
                return new Gateway(id, closedBelow, lives);
            }
        }
        lives.add(life);
        return new Gateway(id, closedBelow, lives);
    }

    /** Forgets a life, its rows and its usage numbers. */
    Gateway close(long count) {
        List<Life> others = new ArrayList<>(open);
        others.removeIf(life -> life.count() == count);
        return new Gateway(id, Math.max(closedBelow, Math.addExact(count, 1)), others);
    }
}
