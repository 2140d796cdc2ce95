package io.getinference.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.getinference.simulator.ProviderSimulator;
import io.getinference.simulator.SimulatorSettings;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * The JavaScript clients: each file of {@code node/tests} in a process of Node and with a simulator
 * of its own, each of its tests told as one of ours.
 */
@Tag("full")
@Timeout(300)
class NodeClientsTest {
    private static final Path NODE = Path.of("node").toAbsolutePath();
    private static final long FILE_SECONDS_MAX = 120;

    static boolean clientsAreInstalled() {
        return Files.isDirectory(NODE.resolve("node_modules/@google/genai"));
    }

    @TestFactory
    @EnabledIf("clientsAreInstalled")
    List<DynamicContainer> clients() throws Exception {
        assertThat(clientsAreInstalled())
                .as("installed by: npm ci --prefix infra/conformance/node")
                .isTrue();
        assertThat(Installed.versions(NODE)).isEqualTo(Installed.wanted(NODE));
        List<DynamicContainer> files = new ArrayList<>();
        for (Path file : NodeTests.files(NODE.resolve("tests"))) {
            List<DynamicTest> tests = run(file).stream().map(NodeClientsTest::told).toList();
            assertThat(tests).as(file.toString()).hasSize(NodeTests.in(file).size());
            files.add(DynamicContainer.dynamicContainer(String.valueOf(file.getFileName()), tests));
        }
        assertThat(files).isNotEmpty();
        return files;
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

    private static List<Element> run(Path file) throws Exception {
        Path report = Files.createTempFile("node", ".xml");
        Path output = Files.createTempFile("node", ".txt");
        try (ProviderSimulator simulator = ProviderSimulator.start(SimulatorSettings.forTests())) {
            ProcessBuilder node =
                    new ProcessBuilder(
                                    "node",
                                    "--test",
                                    "--test-reporter=junit",
                                    "--test-reporter-destination=" + report,
                                    file.toString())
                            .directory(NODE.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            node.environment().put("SIMULATOR_URL", simulator.baseUrl().toString());
            awaitEnd(node.start());
            assertThat(Files.readString(report)).as(Files.readString(output)).contains("<testcase");
            return testcases(report);
        } finally {
            Files.delete(report);
            Files.delete(output);
        }
    }

    private static void awaitEnd(Process node) throws InterruptedException {
        try {
            assertThat(node.waitFor(FILE_SECONDS_MAX, TimeUnit.SECONDS))
                    .as("node ended within %d s", FILE_SECONDS_MAX)
                    .isTrue();
        } finally {
            node.destroyForcibly();
        }
    }

    private static List<Element> testcases(Path report) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        NodeList found = document.getElementsByTagName("testcase");
        List<Element> testcases = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            testcases.add((Element) found.item(i));
        }
        return testcases;
    }
}
