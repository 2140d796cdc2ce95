package io.getinference.local;

import io.getinference.local.process.PrivateFile;
import io.getinference.local.process.StartFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was started on a data directory; it stays there when the launcher is killed.
 *
 * @param ports where everything listens
 * @param parts what was started, in that order
 */
record RunningStack(Ports ports, List<Part> parts) {

    private static final String PORT = "PORT";
    private static final String PARTS = "PARTS";

    RunningStack {
        parts = List.copyOf(parts);
    }

    static RunningStack of(Options options) {
        return new RunningStack(options.ports(), options.chosen());
    }

    void write(Path data) {
        PrivateFile.write(
                file(data),
                EnvFile.text(Map.of(PORT, "" + ports.door(), PARTS, Part.words(parts))));
    }

    static Optional<RunningStack> on(Path data) {
        Map<String, String> values = EnvFile.read(file(data));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        try {
            Ports ports = new Ports(Integer.parseInt(values.getOrDefault(PORT, "")));
            return Optional.of(
                    new RunningStack(
                            ports, List.copyOf(Part.listed(values.getOrDefault(PARTS, "")))));
        } catch (IllegalArgumentException damaged) {
            throw new StartFailure(
                    file(data) + " is damaged; ./run stop ends what runs and removes it", damaged);
        }
    }

    static void forget(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException failure) {
            throw new StartFailure(file(data) + " cannot be removed", failure);
        }
    }

    private static Path file(Path data) {
        return data.resolve("running");
    }
}
