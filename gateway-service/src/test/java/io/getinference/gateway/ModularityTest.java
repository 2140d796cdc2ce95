package io.getinference.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

    private static final ApplicationModules MODULES =
            ApplicationModules.of(GatewayApplication.class);

    @Test
    void packagesKeepToTheirNeighbours() {
        MODULES.verify();
    }

    @Test
    void drawsTheMap() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }
}
