package io.getinference.local;

import io.getinference.local.process.PrivateFile;
import io.getinference.local.process.StartFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What those need who run the parts that {@code --only} leaves out themselves. */
final class LeftOut {

    private final Setup setup;
    private final Services services;

    LeftOut(Setup setup, Services services) {
        this.setup = setup;
        this.services = services;
    }

    /** The very variables that the launcher would give, one file a service. */
    void write() {
        withdraw();
        for (Part part : setup.options().leftOut()) {
            Map<String, String> variables = new Environment(setup).of(part);
            if (!variables.isEmpty()) {
                PrivateFile.write(file(part), EnvFile.text(variables));
            }
        }
    }

    /** Those of an earlier start would name other ports. */
    void withdraw() {
        try {
            for (Part part : Part.all()) {
                Files.deleteIfExists(file(part));
            }
        } catch (IOException failure) {
            throw new StartFailure("An .env file of an earlier start cannot be removed", failure);
        }
    }

    /** What to do with them, for the terminal. */
    String text() {
        return setup.options().leftOut().stream()
                .flatMap(part -> lines(part).stream())
                .collect(Collectors.joining("\n"));
    }

    private List<String> lines(Part part) {
        List<String> lines = new ArrayList<>();
        switch (part) {
            case KAFKA, POSTGRES ->
                    lines.add(
                            "  %s is expected on 127.0.0.1:%d".formatted(part.word(), port(part)));
            case SIMULATOR -> {
                lines.add("\n  %s, port %d".formatted(part.process(), port(part)));
                lines.add(
                        "    "
                                + java()
                                + " -jar "
                                + quoted(services.jar(part))
                                + " "
                                + arguments(part));
            }
            case ACCOUNT, BILLING, METERING, GATEWAY -> {
                lines.add("\n  %s, port %d".formatted(part.process(), port(part)));
                lines.add("    in an IDE: the environment file " + file(part));
                lines.add(
                        "    in a shell: (set -a; . %s; exec %s -jar %s)"
                                .formatted(quoted(file(part)), java(), quoted(services.jar(part))));
            }
        }
        return lines;
    }

    private int port(Part part) {
        return setup.ports().of(part);
    }

    private String arguments(Part part) {
        return services.arguments(part).stream()
                .map(EnvFile::quoted)
                .collect(Collectors.joining(" "));
    }

    /** The one on the PATH may be older. */
    private static String java() {
        return quoted(Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    private static String quoted(Path path) {
        return EnvFile.quoted(path.toString());
    }

    private Path file(Part part) {
        return setup.file(part.process() + ".env");
    }
}
