package io.getinference.local.server;

import io.getinference.local.process.LogFile;
import io.getinference.local.process.Sheltered;
import io.getinference.local.process.StartFailure;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program that ends by itself, within a bound, its output appended to a log. */
final class Command {

    private Command() {}

    /** Whether it ended with 0 within the bound; a program that is not there did not. */
    static boolean succeeds(List<String> command, LogFile log, Duration bound) {
        ProcessBuilder builder = new ProcessBuilder(Sheltered.command(command));
        builder.environment().put("LC_ALL", "C");
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        try {
            return endsWell(builder.start(), bound);
        } catch (IOException failure) {
            throw new StartFailure(command.getFirst() + " cannot be run", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean endsWell(Process process, Duration bound) throws InterruptedException {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)
                    && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }
}
