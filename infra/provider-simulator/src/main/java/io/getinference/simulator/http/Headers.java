package io.getinference.simulator.http;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/** Request headers, found without regard to case; of a repeated header the first value counts. */
public final class Headers {
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Headers() {}

    void add(String name, String value) {
        values.putIfAbsent(name, value);
    }

    /** The value of header {@code name}, or null when it was not sent. */
    public @Nullable String first(String name) {
        return values.get(name);
    }

    /** The value of header {@code name}, or "" when it was not sent. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }
}
