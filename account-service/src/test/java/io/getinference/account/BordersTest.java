package io.getinference.account;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import jakarta.persistence.Entity;

import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

@AnalyzeClasses(
        packages = "io.getinference.account",
        importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

    private static final ApplicationModules PACKAGES =
            ApplicationModules.of(AccountApplication.class);

    @ArchTest
    static final ArchRule dependenciesArriveThroughTheConstructor =
            NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nothingPrintsToTheConsole = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule tablesAreNobodyElsesBusiness =
            classes()
                    .that()
                    .areAnnotatedWith(Entity.class)
                    .or()
                    .areAssignableTo(Repository.class)
                    .should()
                    .bePackagePrivate();

    @ArchTest
    static final ArchRule onlyAnnounceSpeaksKafka =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..announce")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..",
                            "org.springframework.kafka..",
                            "io.getinference.common.outbox");

    @ArchTest
    static final ArchRule dependsOnNoOtherService =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.getinference.gateway..",
                            "io.getinference.metering..",
                            "io.getinference.billing..");

    @Test
    void packagesKeepToTheirNeighbours() {
        PACKAGES.verify();
    }

    @Test
    void drawsTheMap() {
        new Documenter(PACKAGES).writeDocumentation();
    }
}
