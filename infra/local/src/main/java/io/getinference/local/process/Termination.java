package io.getinference.local.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** SIGTERM, then SIGKILL for what is left after a bound, for whole process trees at once. */
final class Termination {

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private Termination() {}

    static void end(Collection<ProcessHandle> roots, Duration bound) {
        List<ProcessHandle> all = roots.stream().flatMap(Termination::tree).toList();
        all.forEach(ProcessHandle::destroy);
        var _ = Ending.await(all, bound);
        all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        var _ = Ending.await(all, AFTER_KILL);
    }

    private static Stream<ProcessHandle> tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants());
    }
}
