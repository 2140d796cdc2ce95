package io.getinference.local;

import io.getinference.local.process.DirectoryLock;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** {@code ./run status}: what runs on a data directory. */
final class Status {

    static final int ALL_UP = 0;
    static final int PARTLY = 1;
    static final int NOT_RUNNING = 3;

    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final String ROW = "  %-20s %-8s %-6s %-14s %-20s %9s";

    private final Path data;
    private final Console console;
    private final Residents residents;

    Status(Path data, Console console) {
        this.data = data;
        this.console = console;
        this.residents = new Residents(data);
    }

    /** Tells it, and answers the exit code. */
    int tell() {
        Map<Part, ProcessHandle> living = residents.byPart();
        Optional<RunningStack> stack = RunningStack.on(data);
        boolean launched = DirectoryLock.holder(data).isPresent();
        if (living.isEmpty() || stack.isEmpty()) {
            console.say("Nothing runs on " + data + "." + size());
            return NOT_RUNNING;
        }
        console.say("GetInference on " + data);
        console.say(ROW.formatted("", "pid", "port", "health", "since", "memory"));
        boolean allUp = launched;
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Part part : stack.get().parts()) {
                Row row =
                        row(part, Optional.ofNullable(living.get(part)), stack.get().ports(), http);
                console.say(row.text());
                allUp &= row.up();
            }
        }
        ProcessHandle launcher = living.get(Part.KAFKA);
        if (!stack.get().parts().contains(Part.KAFKA) && launcher != null) {
            console.say(launcher(launcher));
        }
        console.say("  Together " + memory(residents.sumMiB()) + " of memory." + size());
        if (!launched) {
            console.say("The launcher was killed. ./run stop ends what it left behind.");
        }
        return allUp ? ALL_UP : PARTLY;
    }

    private record Row(String text, boolean up) {}

    private Row row(Part part, Optional<ProcessHandle> process, Ports ports, HttpClient http) {
        String health = process.isPresent() ? health(part, ports, http) : "down";
        String text =
                ROW.formatted(
                        part.process(),
                        process.map(p -> "" + p.pid()).orElse("-"),
                        ports.of(part),
                        health,
                        process.flatMap(p -> p.info().startInstant())
                                .map(SINCE::format)
                                .orElse("-"),
                        memory(process.flatMap(p -> residents.residentMiB(p, part))));
        return new Row(text, health.equals("up"));
    }

    private String launcher(ProcessHandle launcher) {
        return ROW.formatted(
                "launcher",
                launcher.pid(),
                "-",
                "up",
                launcher.info().startInstant().map(SINCE::format).orElse("-"),
                memory(residents.residentMiB(launcher, Part.KAFKA)));
    }

    private static String health(Part part, Ports ports, HttpClient http) {
        if (part.isStore()) {
            return Ports.isTaken(ports.of(part)) ? "up" : "not listening";
        }
        HttpRequest request =
                HttpRequest.newBuilder(Services.health(ports, part)).timeout(ANSWER_MAX).build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? "up" : "answers " + status;
        } catch (IOException noAnswer) {
            return "no answer";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private static String memory(Optional<Long> mib) {
        return mib.map(size -> size + " MiB").orElse("unknown");
    }

    private String size() {
        if (!Files.isDirectory(data)) {
            return "";
        }
        return " The data takes " + Sizes.of(data) + " MiB of disk.";
    }
}
