package io.getinference.metering;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void packagesKeepToTheirNeighbours() {
        ApplicationModules.of(MeteringApplication.class).verify();
    }
}
