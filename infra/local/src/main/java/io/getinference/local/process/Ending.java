package io.getinference.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the end of processes that are not our children. In a container nobody may ever reap
 * them: who only waits to be reaped has ended.
 */
public final class Ending {

    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Ending() {}

    /** Whether they all ended within the bound. */
    public static boolean await(Collection<ProcessHandle> processes, Duration bound) {
        Stopwatch watch = new Stopwatch();
        List<ProcessHandle> left = List.copyOf(processes);
        while (true) {
            left = left.stream().filter(process -> !hasEnded(process)).toList();
            if (left.isEmpty() || watch.isOver(bound) || Thread.currentThread().isInterrupted()) {
                return left.isEmpty();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    /** Whether it runs no more. */
    public static boolean hasEnded(ProcessHandle process) {
        return !process.isAlive() || isZombie(process.pid());
    }

    /** The state stands behind the program's name, which is in brackets; Linux only. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }
}
