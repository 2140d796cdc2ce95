package io.getinference.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux lets us know. */
public final class Listeners {

    private static final String LISTENING = "0A";
    private static final Path PROC = Path.of("/proc");

    private Listeners() {}

    /** The process that listens on that port, if it is one of ours to see. */
    public static Optional<ProcessHandle> on(int port) {
        List<String> sockets =
                Stream.of("net/tcp", "net/tcp6")
                        .flatMap(table -> lines(PROC.resolve(table)))
                        .map(line -> line.trim().split("\\s+"))
                        .filter(columns -> columns.length > 9 && columns[3].equals(LISTENING))
                        .filter(columns -> columns[1].endsWith(":" + hex(port)))
                        .map(columns -> "socket:[" + columns[9] + "]")
                        .toList();
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses().filter(p -> holds(p, sockets)).findFirst();
    }

    /** As {@code java -jar other.jar (pid 12)} or {@code nginx (pid 12)}. */
    public static String describe(ProcessHandle process) {
        String command =
                process.info()
                        .command()
                        .map(c -> "" + Path.of(c).getFileName())
                        .orElse("a process");
        String jar =
                Stream.of(process.info().arguments().orElse(new String[0]))
                        .filter(argument -> argument.endsWith(".jar"))
                        .map(argument -> " of " + Path.of(argument).getFileName())
                        .findFirst()
                        .orElse("");
        return command + jar + ", pid " + process.pid();
    }

    private static String hex(int port) {
        return String.format(Locale.ROOT, "%04X", port);
    }

    private static boolean holds(ProcessHandle process, List<String> sockets) {
        try (Stream<Path> open = Files.list(PROC.resolve(process.pid() + "/fd"))) {
            return open.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException notOursToSee) {
            return false;
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }
}
