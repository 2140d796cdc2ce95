package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The launcher in a process of its own, as people and the acceptance tests start it. */
final class Launcher {

    private static final Duration BOUND = Duration.ofSeconds(90);

    private final Process process;
    private final Path data;
    private final Path output;

    private Launcher(Process process, Path data, Path output) {
        this.process = process;
        this.data = data;
        this.output = output;
    }

    static Launcher start(StandInCheckout checkout, Path data, int port) throws IOException {
        Path output = Files.createTempFile(checkout.home(), "launcher", ".out");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LocalStack.class.getName()));
        command.addAll(List.of("--home", checkout.home().toString(), "--data", data.toString()));
        command.addAll(List.of("--port=" + port, "--date=2026-11-22", "--speed=0"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GETINFERENCE_GEMINI_API_KEY", "a-real-key");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new Launcher(builder.start(), data, output);
    }

    /** A launcher that was killed leaves its demo.env, so the file alone proves nothing. */
    Map<String, String> awaitReady() {
        await().atMost(BOUND).until(() -> !process.isAlive() || output().contains("Ready after"));
        assertThat(process.isAlive()).as(this::output).isTrue();
        return EnvFile.read(data.resolve("demo.env"));
    }

    /** Every process that this launcher has started, PostgreSQL's included. */
    List<ProcessHandle> processes() throws IOException {
        Stream<String> recorded =
                Files.readAllLines(data.resolve("pids")).stream()
                        .map(line -> line.split(" ", -1)[1]);
        Stream<String> postmaster =
                Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).stream().limit(1);
        return Stream.concat(recorded, postmaster)
                .map(Long::parseLong)
                .map(pid -> ProcessHandle.of(pid).orElseThrow())
                .toList();
    }

    int signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
                .isZero();
        return awaitEnd();
    }

    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).as(this::output).isTrue();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
