package io.getinference.local;

import io.getinference.local.process.DirectoryLock;
import io.getinference.local.process.Ending;
import io.getinference.local.process.Stopwatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code ./run stop}: ends the stack of a data directory from another terminal. */
final class Stopping {

    /** A launcher's own bounds on the way down add up to less. */
    private static final Duration LAUNCHER_MAX = Duration.ofSeconds(90);

    private static final Duration KILL_MAX = Duration.ofSeconds(5);

    private final Path data;
    private final Console console;

    Stopping(Path data, Console console) {
        this.data = data;
        this.console = console;
    }

    /** Through its launcher if that lives, then what no launcher looks after. */
    int stop() throws IOException {
        if (!Files.isDirectory(data)) {
            console.say("Nothing runs on " + data + ".");
            return 0;
        }
        Optional<ProcessHandle> launcher = DirectoryLock.holder(data);
        launcher.ifPresent(this::end);
        try (var _ = DirectoryLock.take(data)) {
            boolean left = !new Residents(data).children().isEmpty();
            new Leftovers(data, console).end();
            Files.deleteIfExists(data.resolve("demo.env"));
            if (launcher.isEmpty() && !left) {
                console.say("Nothing runs on " + data + ".");
            } else if (launcher.isEmpty()) {
                console.say("Everything on " + data + " has stopped.");
            }
            return 0;
        }
    }

    private void end(ProcessHandle launcher) {
        Stopwatch watch = new Stopwatch();
        console.say("Stopping the stack on " + data + " (pid " + launcher.pid() + ") …");
        if (!launcher.destroy() || !Ending.await(List.of(launcher), LAUNCHER_MAX)) {
            console.say("  it does not end: killing it");
            launcher.destroyForcibly();
            var _ = Ending.await(List.of(launcher), KILL_MAX);
        }
        console.say("Everything has stopped after " + Console.seconds(watch.elapsed()) + ".");
    }
}
