package io.getinference.common.event;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.util.List;
import java.util.Set;

@AnalyzeClasses(
        packages = "io.getinference.common",
        importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

    private static final Set<String> FLOATING =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final DescribedPredicate<JavaClass> FLOATING_POINT =
            DescribedPredicate.describe(
                    "floating point", type -> FLOATING.contains(type.getName()));

    @ArchTest
    static final ArchRule commonDependsOnNoService =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.getinference.gateway..",
                            "io.getinference.metering..",
                            "io.getinference.billing..",
                            "io.getinference.account..",
                            "io.getinference.simulator..",
                            "io.getinference.testing..");

    @ArchTest
    static final ArchRule noFieldIsFloatingPoint = noFields().should().haveRawType(FLOATING_POINT);

    @ArchTest
    static final ArchRule noMethodReturnsFloatingPoint =
            noMethods().should().haveRawReturnType(FLOATING_POINT);

    @ArchTest
    static final ArchRule noMethodTakesFloatingPoint =
            noMethods()
                    .should()
                    .haveRawParameterTypes(
                            DescribedPredicate.describe(
                                    "floating point",
                                    (List<JavaClass> types) ->
                                            types.stream().anyMatch(FLOATING_POINT)));

    @ArchTest
    static final ArchRule noMoneyIsComputedThroughFloatingPoint =
            noClasses()
                    .that()
                    .resideInAnyPackage("..money..", "..rating..")
                    .should()
                    .callMethodWhere(
                            DescribedPredicate.describe(
                                    "it takes or returns floating point",
                                    BordersTest::passesFloatingPoint));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.getinference.common.(*)..").should().beFreeOfCycles();

    private static boolean passesFloatingPoint(JavaMethodCall call) {
        return FLOATING_POINT.test(call.getTarget().getRawReturnType())
                || call.getTarget().getRawParameterTypes().stream().anyMatch(FLOATING_POINT);
    }
}
