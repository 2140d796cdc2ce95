package io.getinference.local;

import io.getinference.local.process.StartFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Lines of {@code KEY=VALUE} that a shell can read; values need no quoting. */
final class EnvFile {

    private EnvFile() {}

    /** What the file says; nothing if there is none. */
    static Map<String, String> read(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return values;
        } catch (NoSuchFileException none) {
            return Map.of();
        } catch (IOException failure) {
            throw new StartFailure(file + " cannot be read", failure);
        }
    }

    static String text(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
