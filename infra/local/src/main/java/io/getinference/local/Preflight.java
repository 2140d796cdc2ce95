package io.getinference.local;

import io.getinference.local.machine.Listeners;
import io.getinference.local.machine.Memory;
import io.getinference.local.process.StartFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Whether the machine has room for what is to be started; every refusal is one line. */
final class Preflight {

    /** PostgreSQL's programs and a fresh cluster, logs, and some hours of journal. */
    private static final long DISK_MIB = 1_024;

    private static final int NAMED_MAX = 3;

    private final Options options;

    Preflight(Options options) {
        this.options = options;
    }

    /** Unless {@code --anyway}: there may be swap, or little will be done. */
    void checkMemory(Memory memory) {
        int needed = options.chosen().stream().mapToInt(Part::memoryMiB).sum();
        OptionalLong available = memory.availableMiB();
        if (available.isPresent() && available.getAsLong() < needed) {
            throw new StartFailure(
                    ("Too little memory: %d MiB are available, %d are needed. "
                                    + "Stop something, start less with --only, or try --anyway.")
                            .formatted(available.getAsLong(), needed));
        }
    }

    void checkDisk() {
        checkDisk(usableMiB(options.data()));
    }

    void checkDisk(long usableMiB) {
        if (usableMiB < DISK_MIB) {
            throw new StartFailure(
                    ("Too little disk: %d MiB are free for %s, %d are needed. "
                                    + "Make room, choose another --data, or try --anyway.")
                            .formatted(usableMiB, options.data(), DISK_MIB));
        }
    }

    private static long usableMiB(Path data) {
        try {
            return Files.getFileStore(data).getUsableSpace() >> 20;
        } catch (IOException unknown) {
            throw new StartFailure("The free space of " + data + " cannot be read", unknown);
        }
    }

    /** What is started needs its ports free, and the stores that are not started must be there. */
    void checkPorts() {
        List<String> taken = new ArrayList<>();
        for (Part part : options.chosen()) {
            options.ports()
                    .allOf(part)
                    .forEach((name, port) -> {
                        if (Ports.isTaken(port)) {
                            taken.add(port + " (" + name + owner(port) + ")");
                        }
                    });
        }
        if (!taken.isEmpty()) {
            throw new StartFailure(
                    "Taken on 127.0.0.1: port "
                            + named(taken)
                            + ". Stop what uses it, or choose other ports with --port.");
        }
        for (Part part : options.chosen()) {
            part.needs().stream()
                    .filter(need -> isMissing(need))
                    .forEach(need -> refuse(part, need));
        }
    }

    /** One line even where another whole stack is in the way. */
    private static String named(List<String> taken) {
        String some = String.join(", ", taken.subList(0, Math.min(NAMED_MAX, taken.size())));
        int more = taken.size() - NAMED_MAX;
        return more > 0 ? some + " and " + more + " more" : some;
    }

    private boolean isMissing(Part store) {
        return !options.parts().contains(store) && !Ports.isTaken(options.ports().of(store));
    }

    private void refuse(Part part, Part store) {
        throw new StartFailure(
                "%s needs %s, which --only leaves out and nobody offers on 127.0.0.1:%d: add it to --only."
                        .formatted(part.word(), store.word(), options.ports().of(store)));
    }

    private static String owner(int port) {
        return Listeners.on(port).map(process -> ": " + Listeners.describe(process)).orElse("");
    }
}
