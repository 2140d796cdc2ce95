package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * {@code -Dsimulation.seconds} lets it run for longer, {@code -Dsimulation.seed} from elsewhere.
 */
class SimulationTest {

    private static final Logger LOG = LoggerFactory.getLogger(SimulationTest.class);
    private static final int RECORDS = 1000;
    private static final int RUNS = 200;
    private static final int RUNS_IN_FULL = 1000;
    private static final int SEEDS_TO_FIND_A_BUG_MAX = 60;

    @Test
    void everyInvariantHoldsAfterEveryRecord() {
        long seconds = Long.getLong("simulation.seconds", 0);
        Tally tally = run(Long.getLong("simulation.seed", 1), RUNS, Duration.ofSeconds(seconds));
        assertThat(tally.rated).isGreaterThan(RUNS * 50);
        assertThat(tally.housePaid).isGreaterThan(RUNS);
        assertThat(tally.owed).isPositive();
        assertThat(tally.reclaimed).isGreaterThan(RUNS);
        assertThat(tally.closed).isGreaterThan(RUNS * 10);
        assertThat(tally.taken.values()).hasSize(3).allMatch(count -> count > RUNS);
        assertThat(tally.quarantined).isGreaterThan(RUNS);
        assertThat(tally.reached).isGreaterThan(RUNS);
    }

    @Test
    @Tag("full")
    void everyInvariantHoldsOverAMillionRecords() {
        run(1_000_000, RUNS_IN_FULL, Duration.ZERO);
    }

    /** From one seed on, as many as asked and for at least as long. */
    private static Tally run(long from, int runs, Duration atLeast) {
        Tally tally = new Tally();
        long start = System.nanoTime();
        long seed = from;
        while (seed < from + runs || System.nanoTime() - start < atLeast.toNanos()) {
            try {
                tally.add(new Simulation(seed++, Authority.REAL).run(RECORDS));
            } catch (Failure failure) {
                throw failure.explained(Authority.REAL);
            }
        }
        LOG.info("seeds {} to {}: {}", from, seed - 1, tally);
        return tally;
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryPlantedBug(PlantedBugs bug) {
        assertThat(find(bug)).as(bug.name()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryWrongAlert(PlantedAlertBugs bug) {
        assertThat(find(bug)).as(bug.name()).isNotNull();
    }

    @Test
    void showsTheShortestJournalThatFails() {
        Failure failure = Objects.requireNonNull(find(PlantedBugs.FORGETS_THE_HOUSE));
        assertThat(failure.explained(PlantedBugs.FORGETS_THE_HOUSE))
                .hasMessageContaining("seed")
                .hasMessageContaining("shortest journal found (2 records)");
    }

    private static @Nullable Failure find(Authority bug) {
        return LongStream.rangeClosed(1, SEEDS_TO_FIND_A_BUG_MAX)
                .mapToObj(seed -> failure(bug, seed))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Failure failure(Authority bug, long seed) {
        return catchThrowableOfType(Failure.class, () -> new Simulation(seed, bug).run(RECORDS));
    }
}
