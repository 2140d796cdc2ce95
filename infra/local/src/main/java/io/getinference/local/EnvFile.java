package io.getinference.local;

import io.getinference.local.process.StartFailure;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lines of {@code KEY=VALUE} that a shell and an IDE can read; a value is quoted only if it has
 * blanks or other characters that mean something to a shell.
 */
final class EnvFile {

    private EnvFile() {}

    /**
     * What the file says; nothing if there is none.
     *
     * @throws StartFailure if it cannot be read, or is no such file
     */
    static Map<String, String> read(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int equals = line.indexOf('=');
                if (equals < 1 || !line.substring(0, equals).matches("[A-Z][A-Z0-9_]*")) {
                    throw damaged(file, "it has a line that is not KEY=VALUE");
                }
                values.put(line.substring(0, equals), plain(line.substring(equals + 1)));
            }
            return values;
        } catch (NoSuchFileException none) {
            return Map.of();
        } catch (CharacterCodingException notText) {
            throw damaged(file, "it is no text");
        } catch (IOException failure) {
            throw new StartFailure(file + " cannot be read", failure);
        }
    }

    /** In one line, with the way out. */
    static StartFailure damaged(Path file, String how) {
        return new StartFailure(
                file
                        + " is damaged ("
                        + how
                        + "). Bring it back from a copy, or start with empty data: ./run --reset");
    }

    static String text(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + quoted(value.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    static String quoted(String value) {
        return value.matches("[A-Za-z0-9_./:=@%+,-]*")
                ? value
                : "'" + value.replace("'", "'\\''") + "'";
    }

    private static String plain(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
        return quoted ? value.substring(1, value.length() - 1).replace("'\\''", "'") : value;
    }
}
