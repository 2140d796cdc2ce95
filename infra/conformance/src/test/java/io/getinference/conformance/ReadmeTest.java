package io.getinference.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The README's table says what is tested, no more and no less. */
class ReadmeTest {
    /** How the tests of a client are named, and its column. */
    private static final Map<String, String> CLIENTS =
            Map.of(
                    "Anthropic", "anthropic-java",
                    "GoogleGenai", "google-genai",
                    "anthropic-", "@anthropic-ai/sdk",
                    "genai-", "@google/genai");

    private static final List<String> COLUMNS =
            List.of("anthropic-java", "@anthropic-ai/sdk", "google-genai", "@google/genai");

    private final Map<String, Map<String, Integer>> rows = new TreeMap<>();

    @Test
    void theTableIsTheTests() throws IOException {
        countJava();
        countNode();
        List<String> table = new ArrayList<>();
        table.add("| | " + String.join(" | ", COLUMNS) + " |");
        table.add("|---".repeat(COLUMNS.size() + 1) + "|");
        for (Capability capability : Capability.values()) {
            table.add(row(capability.row()));
        }
        assertThat(rows).as("rows that are no Capability").isEmpty();
        assertThat(written()).containsExactlyElementsOf(table);
    }

    /** Every row of every client is a number of tests, or a dash. */
    private String row(String name) {
        Map<String, Integer> cells = rows.getOrDefault(name, Map.of());
        rows.remove(name);
        List<String> told =
                COLUMNS.stream()
                        .map(client -> cells.containsKey(client) ? cells.get(client) + "" : "–")
                        .toList();
        return "| " + name + " | " + String.join(" | ", told) + " |";
    }

    private static List<String> written() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
            return lines.dropWhile(line -> !line.startsWith("| | anthropic-java"))
                    .takeWhile(line -> line.startsWith("|"))
                    .toList();
        }
    }

    private void countJava() {
        for (JavaClass tests : new ClassFileImporter().importPackagesOf(ReadmeTest.class)) {
            String client = clientOf(tests.getSimpleName());
            for (JavaMethod method : tests.getMethods()) {
                boolean test =
                        method.isAnnotatedWith(Test.class)
                                || method.isAnnotatedWith(ParameterizedTest.class);
                if (test && !client.isEmpty()) {
                    count(method.getAnnotationOfType(Proves.class).value().row(), client);
                }
            }
        }
    }

    private void countNode() throws IOException {
        for (Path file : NodeTests.files(Path.of("node/tests"))) {
            String client = clientOf(String.valueOf(file.getFileName()));
            assertThat(client).as(file.toString()).isNotEmpty();
            NodeTests.in(file).forEach(row -> count(row, client));
        }
    }

    private static String clientOf(String name) {
        return CLIENTS.entrySet().stream()
                .filter(client -> name.startsWith(client.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private void count(String row, String client) {
        rows.computeIfAbsent(row, name -> new TreeMap<>()).merge(client, 1, Integer::sum);
    }
}
