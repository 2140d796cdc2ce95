package io.getinference.local;

import io.getinference.local.process.StartFailure;

import org.apache.kafka.common.utils.Utils;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code --reset}: removes what {@code ./run} has put into a data directory, and nothing else. */
final class Reset {

    private static final Set<String> OURS =
            Set.of(
                    "lock",
                    "launcher",
                    "pids",
                    "running",
                    "secrets.env",
                    "demo.env",
                    "demo-key.env",
                    "kafka",
                    "postgres",
                    "logs",
                    "provider-simulator",
                    "account-service",
                    "billing-service",
                    "metering-service",
                    "gateway-service",
                    "account-service.env",
                    "billing-service.env",
                    "metering-service.env",
                    "gateway-service.env");

    private final Path data;

    Reset(Path data) {
        this.data = data;
    }

    /**
     * Before the directory is touched: without a terminal nobody can be asked.
     *
     * @throws StartFailure if there is something of somebody else's, or nobody agrees
     */
    void agree(boolean yes) {
        List<Path> entries = entries();
        List<String> foreign =
                entries.stream()
                        .map(entry -> "" + entry.getFileName())
                        .filter(name -> !OURS.contains(name))
                        .sorted()
                        .toList();
        if (!foreign.isEmpty()) {
            throw new StartFailure(
                    "--reset removes nothing from %s: ./run did not put %s there."
                            .formatted(data, String.join(", ", foreign)));
        }
        if (!entries.isEmpty() && !Files.isRegularFile(data.resolve("lock"))) {
            throw new StartFailure(
                    "--reset removes nothing from " + data + ": no launcher has run on it.");
        }
        if (!yes && !entries.isEmpty()) {
            ask();
        }
    }

    private void ask() {
        Optional<Console> terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isEmpty()) {
            throw new StartFailure(
                    "--reset would remove all data in "
                            + data
                            + ", and there is no terminal to ask: add --yes.");
        }
        String answer =
                terminal.map(t -> t.readLine("Remove all data in %s? [y/N] ", data)).orElse("");
        if (!answer.trim().toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw new StartFailure("Nothing was removed.");
        }
    }

    /**
     * All but the lock and its holder's name: the caller holds it. A link is removed, not what it
     * leads to.
     */
    void remove() {
        try {
            for (Path entry : entries()) {
                if (!entry.endsWith("lock") && !entry.endsWith("launcher")) {
                    Utils.delete(entry.toFile());
                }
            }
        } catch (IOException failure) {
            throw new StartFailure("The data in " + data + " cannot be removed", failure);
        }
    }

    private List<Path> entries() {
        if (!Files.exists(data)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(data)) {
            return entries.toList();
        } catch (IOException failure) {
            throw new StartFailure("The data directory " + data + " cannot be read", failure);
        }
    }
}
