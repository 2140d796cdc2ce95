package io.getinference.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Each numbered pitfall of the reference has a test that is named for it: its number, then the
 * sentence that must stay true.
 */
class PitfallsTest {

    private static final int PITFALLS = 39;
    private static final Pattern TEST =
            Pattern.compile("void pitfall(\\d+(?:And\\d+)*)([A-Z]\\w*)\\(");

    @Test
    void everyPitfallIsATestAndTheReadmeTellsItsSentences() throws IOException {
        Map<Integer, Set<String>> sentences = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(PitfallsTest::tests)
                    .forEach(test -> {
                        for (String number : test.group(1).split("And", -1)) {
                            sentences
                                    .computeIfAbsent(
                                            Integer.valueOf(number), none -> new TreeSet<>())
                                    .add(sentence(test.group(2)));
                        }
                    });
        }
        String table =
                sentences.entrySet().stream()
                        .map(pitfall ->
                                "| "
                                        + pitfall.getKey()
                                        + " | "
                                        + String.join(" · ", pitfall.getValue())
                                        + " |")
                        .collect(Collectors.joining("\n"));

        assertThat(sentences.keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, PITFALLS).boxed().toList());
        assertThat(Files.readString(Path.of("README.md")).contains(table))
                .as("README.md holds this table:\n" + table)
                .isTrue();
    }

    private static String sentence(String name) {
        return name.replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static Stream<MatchResult> tests(Path file) {
        try {
            return TEST.matcher(Files.readString(file)).results();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
