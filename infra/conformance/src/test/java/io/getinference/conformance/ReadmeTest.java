package io.getinference.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
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
    void theTableIsTheTests() throws Exception {
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

    private void countJava() throws Exception {
        URL here = ReadmeTest.class.getResource("ReadmeTest.class");
        assertThat(here).isNotNull();
        List<Path> classes;
        try (Stream<Path> files = Files.list(Path.of(here.toURI()).resolveSibling(""))) {
            classes = files.filter(file -> file.toString().endsWith("Test.class")).toList();
        }
        for (Path file : classes) {
            String name = file.getFileName().toString().replace(".class", "");
            String client = clientOf(name);
            Class<?> tests = Class.forName(ReadmeTest.class.getPackageName() + '.' + name);
            for (Method method : tests.getDeclaredMethods()) {
                boolean test =
                        method.isAnnotationPresent(Test.class)
                                || method.isAnnotationPresent(ParameterizedTest.class);
                if (test && !client.isEmpty()) {
                    Proves proves = method.getAnnotation(Proves.class);
                    assertThat(proves).as(method.toString()).isNotNull();
                    count(proves.value().row(), client);
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
