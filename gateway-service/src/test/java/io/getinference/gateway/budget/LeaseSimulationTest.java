package io.getinference.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.stream.LongStream;

class LeaseSimulationTest {

    private static final int RUNS = Integer.getInteger("lease.simulation.runs", 40);

    @Test
    void everyInvariantHoldsAfterEveryEvent() {
        long taken = 0;
        long forgotten = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            SimulatedWorld world = new SimulatedWorld(seed, PlantedBug.NONE).run();
            taken += world.taken();
            forgotten += world.forgotten();
        }
        assertThat(taken).as("holds taken in all").isGreaterThan(RUNS * 50L);
        assertThat(forgotten).as("rows forgotten in all").isGreaterThan(RUNS);
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
