package io.getinference.local;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What the stack is made of, in the order in which it starts. */
enum Part {
    KAFKA("kafka", "kafka", 450),
    POSTGRES("postgres", "postgresql", 100),
    SIMULATOR("simulator", "provider-simulator", 100),
    ACCOUNT("account", "account-service", 300),
    BILLING("billing", "billing-service", 300),
    METERING("metering", "metering-service", 300),
    GATEWAY("gateway", "gateway-service", 300);

    private final String word;
    private final String process;
    private final int memoryMiB;

    Part(String word, String process, int memoryMiB) {
        this.word = word;
        this.process = process;
        this.memoryMiB = memoryMiB;
    }

    /** Its name on the command line. */
    String word() {
        return word;
    }

    /** Its name on the terminal, of its log and of its directory. */
    String process() {
        return process;
    }

    /** What it was measured to occupy a minute after its start, rounded up. */
    int memoryMiB() {
        return memoryMiB;
    }

    /** The stores without which it does not even start. */
    Set<Part> needs() {
        return switch (this) {
            case KAFKA, POSTGRES, SIMULATOR -> EnumSet.noneOf(Part.class);
            case ACCOUNT, BILLING -> EnumSet.of(KAFKA, POSTGRES);
            case METERING, GATEWAY -> EnumSet.of(KAFKA);
        };
    }

    boolean isStore() {
        return this == KAFKA || this == POSTGRES;
    }

    static Set<Part> all() {
        return EnumSet.allOf(Part.class);
    }

    /**
     * Reads {@code kafka,postgres}.
     *
     * @throws IllegalArgumentException whose message says which word is wrong
     */
    static Set<Part> listed(String words) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String word : words.split(",", -1)) {
            parts.add(named(word.trim()));
        }
        return parts;
    }

    static String words(Collection<Part> parts) {
        return parts.stream().map(Part::word).collect(Collectors.joining(","));
    }

    private static Part named(String word) {
        return Arrays.stream(values())
                .filter(part -> part.word.equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--only takes some of " + words(all()) + ", not '" + word + "'"));
    }
}
