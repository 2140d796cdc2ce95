package io.getinference.billing;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

    static final ApplicationModules MODULES = ApplicationModules.of(BillingApplication.class);

    @Test
    void packagesKeepToTheirNeighbours() {
        MODULES.verify();
    }

    @Test
    void drawsTheMap() {
        new Documenter(MODULES).writeDocumentation();
    }
}
