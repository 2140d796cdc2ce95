package io.getinference.chaos;

import io.getinference.chaos.cluster.Size;
import io.getinference.common.money.Money;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What the command line asks for.
 *
 * @param seed decides the order of faults and what callers order
 * @param duration how long faults are made; the end and the checks come on top
 * @param size how many processes
 * @param callers at once
 * @param longest how long the slowest answer takes
 * @param topUp what is granted each time that all is spent
 * @param checkout where the services were built
 * @param data what the run writes, emptied first
 * @param settings other settings of the services than their defaults
 */
record Options(
        long seed,
        Duration duration,
        Size size,
        int callers,
        Duration longest,
        Money topUp,
        Path checkout,
        Path data,
        Map<String, String> settings) {

    static final String USAGE =
            """
            chaos [--seed N] [--duration PT30M] [--callers 500] [--longest PT15S] [--top-up 1.00]
                  [--kafkas 3] [--meterings 2] [--gateways 3]
                  [--checkout DIR] [--data DIR] [--set name=value]…\
            """;

    private static final String SET = "--set";

    Options {
        settings = Map.copyOf(settings);
        if (duration.isNegative() || callers < 1 || !longest.isPositive()) {
            throw new IllegalArgumentException("a duration, callers and answers are above nothing");
        }
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException whose message says what is wrong
     */
    static Options parse(List<String> words) {
        Map<String, String> given = new HashMap<>();
        Map<String, String> settings = new TreeMap<>();
        for (int at = 0; at < words.size(); at += 2) {
            if (at + 1 == words.size()) {
                throw wrong(words.get(at) + " needs a value");
            }
            if (words.get(at).equals(SET)) {
                String[] parts = words.get(at + 1).split("=", 2);
                if (parts.length < 2) {
                    throw wrong(SET + " needs name=value");
                }
                settings.put(parts[0], parts[1]);
            } else {
                given.put(words.get(at), words.get(at + 1));
            }
        }
        try {
            return of(given, settings);
        } catch (NumberFormatException | DateTimeException unreadable) {
            throw wrong("" + unreadable.getMessage());
        }
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + "\n" + USAGE);
    }

    private static Options of(Map<String, String> given, Map<String, String> settings) {
        Path checkout = Path.of(take(given, "--checkout", ".")).toAbsolutePath().normalize();
        Path data = checkout.resolve("infra/chaos/target/run");
        String seed = "" + RandomGenerator.getDefault().nextInt(1_000_000);
        Options options =
                new Options(
                        Long.parseLong(take(given, "--seed", seed)),
                        Duration.parse(take(given, "--duration", "PT30M")),
                        new Size(
                                number(given, "--kafkas", Size.WHOLE.kafkas()),
                                number(given, "--meterings", Size.WHOLE.meterings()),
                                number(given, "--gateways", Size.WHOLE.gateways())),
                        number(given, "--callers", 500),
                        Duration.parse(take(given, "--longest", "PT15S")),
                        Money.ofUsd(take(given, "--top-up", "1.00")),
                        checkout,
                        Path.of(take(given, "--data", data.toString())).toAbsolutePath(),
                        settings);
        if (!given.isEmpty()) {
            throw wrong("unknown " + given.keySet());
        }
        return options;
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return Integer.parseInt(take(given, name, "" + otherwise));
    }

    private static String take(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }
}
