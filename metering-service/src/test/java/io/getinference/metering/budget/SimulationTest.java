package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.stream.LongStream;

class SimulationTest {

    private static final int RUNS = 100;
    private static final int EVENTS = 2000;

    @Test
    void everyInvariantHoldsAfterEveryEvent() {
        int reclaims = 0;
        int usage = 0;
        int runsWithHouse = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            Invariants seen = new Simulation(seed, Authority.REAL).run(EVENTS);
            reclaims += seen.reclaims();
            usage += seen.usageRated();
            runsWithHouse += seen.housePaid() ? 1 : 0;
        }
        assertThat(usage).as("usage rated in all").isGreaterThan(RUNS * 100);
        assertThat(reclaims).as("leases reclaimed in all").isGreaterThan(RUNS);
        assertThat(runsWithHouse).as("runs in which the house paid").isGreaterThan(RUNS / 2);
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryPlantedBug(PlantedBugs bug) {
        Throwable found =
                LongStream.rangeClosed(1, RUNS)
                        .mapToObj(
                                seed -> catchThrowable(() -> new Simulation(seed, bug).run(EVENTS)))
                        .filter(AssertionError.class::isInstance)
                        .findFirst()
                        .orElse(null);
        assertThat(found).hasMessageContaining("seed");
    }
}
