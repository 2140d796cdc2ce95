package io.getinference.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Recognises a process by pid and start, because systems hand out pids again. */
public final class Identity {

    /** Systems tell the start in ticks since a boot time that they know to the second. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private Identity() {}

    /** The living process with that pid, if it is the one that started then. */
    public static Optional<ProcessHandle> find(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(process -> !Ending.hasEnded(process))
                .filter(process -> startedAt(process, started));
    }

    private static boolean startedAt(ProcessHandle process, Instant expected) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(expected, actual).abs())
                .filter(difference -> difference.compareTo(TOLERANCE) <= 0)
                .isPresent();
    }
}
