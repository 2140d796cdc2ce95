package io.getinference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.getinference.acceptance.Platform.Customer;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * OpenAI's JavaScript client: each file of {@code node/tests} in a process of Node, each of its
 * tests told as one of ours.
 */
@Tag("full")
@Timeout(300)
class NodeClientIT {

    private static final long FILE_SECONDS_MAX = 120;

    static boolean clientIsInstalled() {
        return NodeFolder.isInstalled();
    }

    @TestFactory
    @EnabledIf("clientIsInstalled")
    List<DynamicContainer> client() throws Exception {
        assertThat(clientIsInstalled())
                .as("installed by: npm ci --prefix infra/acceptance/node")
                .isTrue();
        assertThat(NodeFolder.versions()).isEqualTo(NodeFolder.wanted());
        Map<String, String> environment = environment();
        List<DynamicContainer> files = new ArrayList<>();
        for (Path file : NodeFolder.tests()) {
            List<DynamicTest> tests =
                    run(file, environment).stream().map(NodeClientIT::told).toList();
            assertThat(tests)
                    .as(file.toString())
                    .hasSizeGreaterThanOrEqualTo(NodeFolder.testsIn(file));
            files.add(DynamicContainer.dynamicContainer(String.valueOf(file.getFileName()), tests));
        }
        assertThat(files).isNotEmpty();
        return files;
    }

    private static Map<String, String> environment() {
        RunningStack stack = RunningStack.shared();
        Platform platform = new Platform(stack);
        return Map.of(
                "OPENAI_BASE_URL",
                stack.door() + "/v1",
                "OPENAI_API_KEY",
                platform.customer("5.00").secret(),
                "POOR_API_KEY",
                platform.customer("0.000001").secret(),
                "LIMITED_API_KEY",
                limited(platform).secret(),
                "SIMULATOR_URL",
                "http://127.0.0.1:" + stack.port("SIMULATOR_PORT"));
    }

    private static Customer limited(Platform platform) {
        Customer customer = platform.customer("1.00");
        platform.change(customer, "{\"rates\":{\"requests_per_minute\":120}}");
        return customer;
    }

    private static DynamicTest told(Element testcase) {
        return DynamicTest.dynamicTest(
                testcase.getAttribute("name"),
                () -> {
                    NodeList failures = testcase.getElementsByTagName("failure");
                    if (failures.getLength() > 0) {
                        fail(failures.item(0).getTextContent());
                    }
                    assertThat(testcase.getElementsByTagName("skipped").getLength()).isZero();
                });
    }

    private static List<Element> run(Path file, Map<String, String> environment) throws Exception {
        Path report = Files.createTempFile("node", ".xml");
        Path output = Files.createTempFile("node", ".txt");
        try {
            ProcessBuilder node =
                    new ProcessBuilder(
                                    "node",
                                    "--test",
                                    "--test-reporter=junit",
                                    "--test-reporter-destination=" + report,
                                    file.toString())
                            .directory(NodeFolder.PATH.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            node.environment().putAll(environment);
            int exit = awaitEnd(node.start());
            String told = Files.readString(report);
            assertThat(told).as(Files.readString(output)).contains("<testcase");
            // A file that dies has no test that says so.
            assertThat(exit == 0 || told.contains("<failure")).as(told).isTrue();
            return testcases(report);
        } finally {
            Files.delete(report);
            Files.delete(output);
        }
    }

    private static int awaitEnd(Process node) throws InterruptedException {
        try {
            assertThat(node.waitFor(FILE_SECONDS_MAX, TimeUnit.SECONDS))
                    .as("node ended within %d s", FILE_SECONDS_MAX)
                    .isTrue();
            return node.exitValue();
        } finally {
            node.destroyForcibly();
        }
    }

    private static List<Element> testcases(Path report) throws Exception {
        NodeList found =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(report.toFile())
                        .getElementsByTagName("testcase");
        List<Element> testcases = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            testcases.add((Element) found.item(i));
        }
        return testcases;
    }
}
