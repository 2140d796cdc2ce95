package io.getinference.local.server;

import com.sun.security.auth.module.UnixSystem;

import io.getinference.local.process.LogFile;
import io.getinference.local.process.StartFailure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. For root it is started in a user namespace, or, where a
 * container forbids that, as nobody.
 *
 * @param prefix what stands before every command
 * @param asNobody whether PostgreSQL's files must be handed over to nobody
 */
record Unprivileged(List<String> prefix, boolean asNobody) {

    private static final String NOBODY = "65534";
    private static final Duration BOUND = Duration.ofSeconds(30);

    static Unprivileged here(LogFile log) {
        if (new UnixSystem().getUid() != 0) {
            return new Unprivileged(List.of(), false);
        }
        if (Command.succeeds(List.of("unshare", "-U", "true"), log, BOUND)) {
            return new Unprivileged(List.of("unshare", "-U"), false);
        }
        return nobody();
    }

    static Unprivileged nobody() {
        return new Unprivileged(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
                true);
    }

    /** Lets PostgreSQL own what it must write. */
    void handOver(List<Path> paths, LogFile log) {
        if (!asNobody) {
            return;
        }
        for (Path path : paths) {
            if (Files.exists(path)
                    && !Command.succeeds(
                            List.of("chown", "-R", NOBODY + ":" + NOBODY, path.toString()),
                            log,
                            BOUND)) {
                throw new StartFailure(
                        "PostgreSQL does not run as root, and "
                                + path
                                + " cannot be given to another user");
            }
        }
    }
}
