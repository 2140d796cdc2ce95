package io.getinference.local.program;

import io.getinference.local.process.LogFile;
import io.getinference.local.process.Stopwatch;

import org.apache.kafka.common.utils.Utils;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes the archives of programs that have none, one after the other, in the background and at the
 * lowest priority, of the classes that their running starts have noted.
 */
public final class Archives implements AutoCloseable {

    /** The first requests of a stack load classes too, and should find the processor free. */
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(10);

    private static final Duration BOUND = Duration.ofMinutes(5);

    private final CountDownLatch stop = new CountDownLatch(1);
    private final Duration beforeTheFirst;
    private final LogFile log;
    private final Consumer<Duration> whenAllAreMade;

    /**
     * One program of those that run.
     *
     * @param program whose classes were noted
     * @param options the JVM's options at its start, which an archive must have been made with
     */
    public record Running(Program program, List<String> options) {

        public Running {
            options = List.copyOf(options);
        }
    }

    public Archives(LogFile log, Consumer<Duration> whenAllAreMade) {
        this(BEFORE_THE_FIRST, log, whenAllAreMade);
    }

    Archives(Duration beforeTheFirst, LogFile log, Consumer<Duration> whenAllAreMade) {
        this.beforeTheFirst = beforeTheFirst;
        this.log = log;
        this.whenAllAreMade = whenAllAreMade;
    }

    /** Returns at once; what is not made when this is closed is made during a later start. */
    public void makeOf(List<Running> running) {
        List<Running> missing = running.stream().filter(one -> one.program().isNoted()).toList();
        if (!missing.isEmpty()) {
            Thread.ofPlatform().daemon().name("archives").start(() -> makeAll(missing));
        }
    }

    private void makeAll(List<Running> missing) {
        try {
            if (stop.await(beforeTheFirst.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            Stopwatch watch = new Stopwatch();
            boolean allAreMade = true;
            for (Running one : missing) {
                allAreMade &= stop.getCount() > 0 && make(one);
            }
            if (allAreMade) {
                whenAllAreMade.accept(watch.elapsed());
            }
        } catch (InterruptedException | IOException givenUp) {
            // A start without an archive is only slower, and the next start tries again.
            log.append("No archive was made: " + givenUp);
        }
    }

    /** Under another name until it is whole, because a JVM trusts what it finds. */
    private boolean make(Running one) throws IOException, InterruptedException {
        Program program = one.program();
        Path directory = Files.createTempDirectory(program.beside("").toAbsolutePath(), "new-");
        try {
            Path list = directory.resolve("classes.list");
            Path archive = directory.resolve("classes.jsa");
            Files.writeString(list, wholeLines(program.classList()));
            Process process = start(one, list, archive);
            if (ended(process) && Files.isRegularFile(archive)) {
                Files.move(archive, program.archive(), StandardCopyOption.ATOMIC_MOVE);
                return true;
            }
            return false;
        } finally {
            Utils.delete(directory.toFile());
        }
    }

    private Process start(Running one, Path list, Path archive) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "nice",
                                "-n",
                                "19",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        command.addAll(one.options());
        command.addAll(
                List.of(
                        "-Xshare:dump",
                        "-XX:+AOTClassLinking",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xlog:cds=off",
                        "-Xlog:aot=off",
                        "-jar",
                        one.program().jar().toString()));
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
                .start();
    }

    private boolean ended(Process process) throws InterruptedException {
        try {
            Stopwatch watch = new Stopwatch();
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                if (stop.getCount() == 0 || watch.isOver(BOUND)) {
                    return false;
                }
            }
            return process.exitValue() == 0;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The program still writes its list, so the last line may be half a line. */
    private static String wholeLines(Path list) throws IOException {
        String text = Files.readString(list, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    /** Gives up what is being made. */
    @Override
    public void close() {
        stop.countDown();
    }
}
