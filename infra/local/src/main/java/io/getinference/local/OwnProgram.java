package io.getinference.local;

import io.getinference.local.program.Archives;
import io.getinference.local.program.Program;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The launcher's own program, which {@code run} unpacks and starts like the others. */
final class OwnProgram {

    private OwnProgram() {}

    /** Nothing where it runs from the jar of the build, or from classes as in tests. */
    static Optional<Archives.Running> running(boolean prepares) {
        Path own = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        if (!prepares || !own.toString().contains("/unpacked/local/")) {
            return Optional.empty();
        }
        List<String> options =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> !option.startsWith("-XX:DumpLoadedClassList="))
                        .filter(option -> !option.startsWith("-Xlog:"))
                        .toList();
        return Optional.of(new Archives.Running(new Program(own, true), options));
    }
}
