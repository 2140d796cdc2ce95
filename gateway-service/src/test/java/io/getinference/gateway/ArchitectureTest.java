package io.getinference.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.getinference.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dependenciesArriveThroughTheConstructor =
            NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nothingPrintsToTheConsole = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule onlyTheJournalTheTablesAndTheStoredAnswersSpeakKafka =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "..gateway.journal..",
                            "..gateway.table..",
                            "..gateway.answers..",
                            "io.getinference.gateway")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule onlyProvidersAndTheFetcherCallOut =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..gateway.provider..", "..gateway.media..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.hc..");
}
