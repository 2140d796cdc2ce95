package io.getinference.chaos.load;

import io.getinference.common.catalogue.PublicModel;

import java.time.Duration;
import java.util.List;

/**
 * Asks small questions, by turns for accounts that have been quiet for so long that no gateway
 * holds a lease for them, and each time for one that keeps its lease at the first gateway. So it
 * shows what a lease costs that must be asked for, and what a metering failover costs without one.
 */
public final class Prober implements Runnable {

    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Order ORDER =
            new Order(
                    new PublicModel("claude-haiku"),
                    true,
                    2,
                    2,
                    "Quick. [[sim: tokens=0001]]",
                    null);

    private final Asking asking;
    private final Rounds rounds;
    private final List<Door> doors;
    private final Probed probed;

    public Prober(Asking asking, Rounds rounds, List<Door> doors, Probed probed) {
        this.asking = asking;
        this.rounds = rounds;
        this.doors = List.copyOf(doors);
        this.probed = probed;
    }

    /**
     * For whom it asks.
     *
     * @param busy always
     * @param quiet in turn
     */
    public record Probed(Credential busy, List<Credential> quiet) {

        public Probed {
            quiet = List.copyOf(quiet);
        }
    }

    @Override
    public void run() {
        for (int turn = 0; !rounds.isOver(); turn++) {
            List<Credential> quiet = probed.quiet();
            Credential credential = quiet.get(turn % quiet.size());
            Door door = doors.get((turn / quiet.size()) % doors.size());
            Thread.ofVirtual().start(() -> asking.ask(door, credential, ORDER));
            Thread.ofVirtual().start(() -> asking.ask(doors.getFirst(), probed.busy(), ORDER));
            rounds.rest(BETWEEN);
        }
    }
}
