package io.getinference.local;

import io.getinference.local.process.ProcessRecords;
import io.getinference.local.server.PostgresServer;

import java.nio.file.Path;
import java.time.Duration;

/** What a launcher that was killed left behind on a data directory. */
final class Leftovers {

    private static final Duration BOUND = Duration.ofSeconds(15);

    private final Path data;
    private final Console console;

    Leftovers(Path data, Console console) {
        this.data = data;
        this.console = console;
    }

    /** Ends all of it, the services before the stores. */
    void end() {
        for (String leftover : new ProcessRecords(data.resolve("pids")).endLeftovers(BOUND)) {
            tell(leftover);
        }
        if (PostgresServer.endOrphan(data.resolve("postgres"))) {
            tell(Part.POSTGRES.process());
        }
        RunningStack.forget(data);
    }

    private void tell(String name) {
        console.say("  ended " + name + ", left behind by a launcher that was killed");
    }
}
