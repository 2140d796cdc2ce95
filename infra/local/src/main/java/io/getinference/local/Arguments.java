package io.getinference.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of the command line: {@code --name value}, {@code --name=value} or a bare {@code
 * --flag}.
 */
final class Arguments {

    static final String HELP =
            """
            Usage: ./run [--port P] [--data DIR] [--date D] [--speed S] [--live]

            Starts Kafka, PostgreSQL, the provider simulator and the four services on this machine.
            Ctrl-C stops everything; the data stays.

              --port P    the door's port (8080); every other port moves by the same distance
              --data DIR  where the data is (.run beside the checkout)
              --date D    a fixed date for models and prices, such as 2026-11-22 (today)
              --speed S   the simulator's pace: 1 is lifelike, 0 is without pauses (1)
              --live      real providers, with GETINFERENCE_GEMINI_API_KEY and
                          GETINFERENCE_ANTHROPIC_API_KEY from the environment
              --help      this text
            """;

    private static final Set<String> WITH_VALUE =
            Set.of("--port", "--data", "--date", "--speed", "--home");
    private static final Set<String> FLAGS = Set.of("--live", "--help");

    private final Map<String, String> given = new HashMap<>();

    /** Refuses what it does not know, because a mistyped option must not start another stack. */
    Arguments(List<String> words) {
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            take(rest.removeFirst(), rest);
        }
    }

    private void take(String word, Deque<String> rest) {
        String[] parts = word.split("=", 2);
        if (FLAGS.contains(word)) {
            given.put(word, "");
        } else if (!WITH_VALUE.contains(parts[0])) {
            throw new IllegalArgumentException(
                    "Unknown option " + word + ". ./run --help lists all.");
        } else if (parts.length == 2) {
            given.put(parts[0], parts[1]);
        } else if (rest.isEmpty()) {
            throw new IllegalArgumentException(word + " needs a value");
        } else {
            given.put(word, rest.removeFirst());
        }
    }

    boolean has(String flag) {
        return given.containsKey(flag);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(given.get(name));
    }
}
