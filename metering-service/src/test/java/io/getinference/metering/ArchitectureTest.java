package io.getinference.metering;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.getinference.metering.budget.AccountStates;
import io.getinference.metering.owner.AccountChanges;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;

@AnalyzeClasses(
        packages = "io.getinference.metering",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dependenciesArriveThroughTheConstructor =
            NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nothingPrintsToTheConsole = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    /** Beans and settings of the package answer gateways; all the rest is the fold. */
    @ArchTest
    static final ArchRule theAuthorityIsPlainJava =
            classes()
                    .that()
                    .resideInAPackage("..metering.budget")
                    .and()
                    .areNotMetaAnnotatedWith(Component.class)
                    .and()
                    .areNotAnnotatedWith(ConfigurationProperties.class)
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "io.getinference.common..",
                            "io.getinference.metering.budget")
                    .because("every replay must decide alike");

    @ArchTest
    static final ArchRule theAuthorityReadsNoClockRollsNoDiceAndAsksNobody =
            noClasses()
                    .that()
                    .resideInAnyPackage("..metering.budget", "..metering.claim")
                    .and()
                    .areRecords()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            Clock.class,
                            InstantSource.class,
                            System.class,
                            Random.class,
                            AccountStates.class,
                            AccountChanges.class)
                    .because("it knows nothing but the journal");

    @ArchTest
    static final ArchRule onlyTheJournalSpeaksKafka =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..metering.journal")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");
}
