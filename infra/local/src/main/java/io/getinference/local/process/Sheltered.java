package io.getinference.local.process;

import java.util.ArrayList;
import java.util.List;

/**
 * A terminal sends Ctrl-C to the whole foreground group. What runs sheltered ignores that, so that
 * the launcher alone decides who stops when; SIGTERM still works.
 */
public final class Sheltered {

    private Sheltered() {}

    /** The same command, with SIGINT and SIGHUP ignored; the process keeps its pid. */
    public static List<String> command(List<String> command) {
        List<String> sheltered =
                new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        sheltered.addAll(command);
        return List.copyOf(sheltered);
    }
}
