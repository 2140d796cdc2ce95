package io.getinference.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of the command line: a verb or none, then {@code --name value}, {@code --name=value} or
 * a bare {@code --flag}.
 */
final class Arguments {

    private static final Set<String> WITH_VALUE =
            Set.of("--port", "--data", "--date", "--speed", "--only", "--home", "--set");
    private static final Set<String> FLAGS =
            Set.of("--live", "--reset", "--yes", "--anyway", "--prepare", "--help");

    /** What is to be done. */
    enum Verb {
        START,
        STATUS,
        STOP
    }

    private final Map<String, List<String>> given = new HashMap<>();
    private final Verb verb;

    /** Refuses what it does not know, because a mistyped option must not start another stack. */
    Arguments(List<String> words) {
        Deque<String> rest = new ArrayDeque<>(words);
        verb =
                switch (rest.peek()) {
                    case "status" -> Verb.STATUS;
                    case "stop" -> Verb.STOP;
                    case null, default -> Verb.START;
                };
        if (verb != Verb.START) {
            rest.remove();
        }
        while (!rest.isEmpty()) {
            take(rest.removeFirst(), rest);
        }
    }

    private void take(String word, Deque<String> rest) {
        String[] parts = word.split("=", 2);
        if (FLAGS.contains(word)) {
            give(word, "");
        } else if (!WITH_VALUE.contains(parts[0])) {
            throw new IllegalArgumentException(
                    "Unknown option " + word + ". ./run --help lists all.");
        } else if (parts.length == 2) {
            give(parts[0], parts[1]);
        } else if (rest.isEmpty()) {
            throw new IllegalArgumentException(word + " needs a value");
        } else {
            give(word, rest.removeFirst());
        }
    }

    private void give(String name, String value) {
        given.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    Verb verb() {
        return verb;
    }

    boolean has(String flag) {
        return given.containsKey(flag);
    }

    Optional<String> value(String name) {
        return values(name).isEmpty() ? Optional.empty() : Optional.of(values(name).getLast());
    }

    /** In the order of an option that may come several times. */
    List<String> values(String name) {
        return given.getOrDefault(name, List.of());
    }
}
