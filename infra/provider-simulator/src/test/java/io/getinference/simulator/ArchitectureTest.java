package io.getinference.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.getinference", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String HERE = "io.getinference.simulator";

    @ArchTest
    static final ArchRule packagesUseOnlyWhatTheirSentenceSays =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("root")
                    .definedBy(HERE)
                    .layer("control")
                    .definedBy(HERE + ".control")
                    .layer("report")
                    .definedBy(HERE + ".report")
                    .layer("anthropic")
                    .definedBy(HERE + ".anthropic")
                    .layer("gemini")
                    .definedBy(HERE + ".gemini")
                    .layer("call")
                    .definedBy(HERE + ".call")
                    .layer("bill")
                    .definedBy(HERE + ".bill")
                    .layer("fault")
                    .definedBy(HERE + ".fault")
                    .layer("answer")
                    .definedBy(HERE + ".answer")
                    .layer("cache")
                    .definedBy(HERE + ".cache")
                    .layer("media")
                    .definedBy(HERE + ".media")
                    .layer("model")
                    .definedBy(HERE + ".model")
                    .layer("http")
                    .definedBy(HERE + ".http")
                    .layer("json")
                    .definedBy(HERE + ".json")
                    .whereLayer("control")
                    .mayOnlyAccessLayers("bill", "fault", "http", "json")
                    .whereLayer("report")
                    .mayOnlyAccessLayers("bill", "http", "model", "json")
                    .whereLayer("anthropic")
                    .mayOnlyAccessLayers(
                            "call", "answer", "bill", "cache", "fault", "http", "media", "model",
                            "json")
                    .whereLayer("gemini")
                    .mayOnlyAccessLayers(
                            "call", "answer", "bill", "cache", "fault", "http", "media", "model",
                            "json")
                    .whereLayer("call")
                    .mayOnlyAccessLayers(
                            "answer", "bill", "cache", "fault", "http", "model", "json")
                    .whereLayer("bill")
                    .mayOnlyAccessLayers("json", "model")
                    .whereLayer("fault")
                    .mayOnlyAccessLayers("json", "model")
                    .whereLayer("answer")
                    .mayOnlyAccessLayers("json")
                    .whereLayer("cache")
                    .mayNotAccessAnyLayer()
                    .whereLayer("media")
                    .mayNotAccessAnyLayer()
                    .whereLayer("model")
                    .mayNotAccessAnyLayer()
                    .whereLayer("http")
                    .mayNotAccessAnyLayer()
                    .whereLayer("json")
                    .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule standsOnItsOwnTruth =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.getinference.common..", "org.springframework..");
}
