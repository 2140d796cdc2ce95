package io.getinference.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory as Linux tells it under {@code /proc} and {@code /sys}; where these are missing nothing is
 * known.
 */
public final class Memory {

    private static final long MIB = 1L << 20;

    private final Path root;

    /** Reads below {@code root}, which is {@code /} but in tests. */
    public Memory(Path root) {
        this.root = root;
    }

    /** What programs could still get without swapping, in MiB: the machine's or the container's. */
    public OptionalLong availableMiB() {
        OptionalLong machine = field(root.resolve("proc/meminfo"), "MemAvailable:\\s+(\\d+) kB");
        if (machine.isEmpty()) {
            return machine;
        }
        long bytes = machine.getAsLong() * 1024;
        return OptionalLong.of(Math.min(bytes, container().orElse(bytes)) / MIB);
    }

    /** Of a limited container: what is left, the page cache counted as free. */
    private OptionalLong container() {
        Path group = root.resolve("sys/fs/cgroup");
        OptionalLong limit = field(group.resolve("memory.max"), "(\\d+)");
        OptionalLong used = field(group.resolve("memory.current"), "(\\d+)");
        if (limit.isEmpty() || used.isEmpty()) {
            return OptionalLong.empty();
        }
        long cache = field(group.resolve("memory.stat"), "inactive_file (\\d+)").orElse(0);
        return OptionalLong.of(Math.max(0, limit.getAsLong() - used.getAsLong() + cache));
    }

    /** What these processes occupy together, in MiB; pages that two share count twice. */
    public OptionalLong residentMiB(Collection<ProcessHandle> processes) {
        long kilobytes = 0;
        for (ProcessHandle process : processes) {
            Path status = root.resolve("proc/" + process.pid() + "/status");
            kilobytes += field(status, "VmRSS:\\s+(\\d+) kB").orElse(0);
        }
        return kilobytes == 0 ? OptionalLong.empty() : OptionalLong.of(kilobytes / 1024);
    }

    private static OptionalLong field(Path file, String pattern) {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
            return matcher.find()
                    ? OptionalLong.of(Long.parseLong(matcher.group(1)))
                    : OptionalLong.empty();
        } catch (IOException | NumberFormatException unknown) {
            return OptionalLong.empty();
        }
    }
}
