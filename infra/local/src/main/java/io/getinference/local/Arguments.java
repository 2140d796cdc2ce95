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
