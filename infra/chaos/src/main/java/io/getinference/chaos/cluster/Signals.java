package io.getinference.chaos.cluster;

import io.getinference.local.process.StartFailure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Signals that Java has no method for. */
final class Signals {

    private Signals() {}

    static void send(String signal, LongStream pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        pids.forEach(pid -> command.add("" + pid));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException failure) {
            throw new StartFailure("kill cannot be run", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
