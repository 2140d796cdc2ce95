package io.getinference.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.stream.LongStream;

class LeaseSimulationTest {

    private static final int RUNS = 40;
    private static final int FEW_RUNS = 10;

    @Test
    void everyInvariantHoldsAfterEveryEvent() {
        run(FEW_RUNS);
    }

    @Test
    @Tag("full")
    void everyInvariantHoldsAfterEveryEventOfManyRuns() {
        run(Integer.getInteger("lease.simulation.runs", RUNS));
    }

    private static void run(int runs) {
        long taken = 0;
        long forgotten = 0;
        for (long seed = 1; seed <= runs; seed++) {
            SimulatedWorld world = new SimulatedWorld(seed, PlantedBug.NONE).run();
            taken += world.taken();
            forgotten += world.forgotten();
        }
        assertThat(taken).as("holds taken in all").isGreaterThan(runs * 50L);
        assertThat(forgotten).as("rows forgotten in all").isGreaterThan(runs);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void findsEveryPlantedBug(PlantedBug bug) {
        Throwable found =
                LongStream.rangeClosed(1, RUNS)
                        .mapToObj(seed -> catchThrowable(() -> new SimulatedWorld(seed, bug).run()))
                        .filter(AssertionError.class::isInstance)
                        .findFirst()
                        .orElse(null);
        assertThat(found).hasMessageContaining("seed");
    }
}
