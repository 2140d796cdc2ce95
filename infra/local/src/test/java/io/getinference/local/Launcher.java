package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
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

    static Launcher start(StandInCheckout checkout, Path data, int port, String... more)
            throws IOException {
        List<String> words = new ArrayList<>();
        words.addAll(List.of("--home", checkout.home().toString(), "--data", data.toString()));
        words.addAll(List.of("--port=" + port, "--date=2026-11-22", "--speed=0"));
        words.add("--anyway"); // stand-ins need next to nothing
        words.addAll(List.of(more));
        return new Start(checkout, data).run(words);
    }

    /** Another verb than starting. */
    static Launcher verb(StandInCheckout checkout, Path data, String verb) throws IOException {
        List<String> words =
                List.of(verb, "--home", checkout.home().toString(), "--data", data.toString());
        return new Start(checkout, data).run(words);
    }

    /**
     * How a launcher is started.
     *
     * @param checkout where its jars are
     * @param data its data directory
     * @param properties of its JVM
     * @param environment beside what it inherits
     */
    record Start(
            StandInCheckout checkout,
            Path data,
            List<String> properties,
            Map<String, String> environment) {

        Start(StandInCheckout checkout, Path data) {
            this(checkout, data, List.of(), Map.of("GETINFERENCE_GEMINI_API_KEY", "a-real-key"));
        }

        Launcher run(List<String> words) throws IOException {
            Path output = Files.createTempFile(checkout.home(), "launcher", ".out");
            List<String> command = new ArrayList<>(likeATerminal());
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            command.addAll(properties);
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.add(LocalStack.class.getName());
            command.addAll(words);
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectInput(new File("/dev/null"));
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            return new Launcher(builder.start(), data, output);
        }
    }

    /**
     * A build in the background of a script ignores SIGINT, and so does everything that it starts;
     * where the tool for it is, a launcher under test hears Ctrl-C all the same.
     */
    private static List<String> likeATerminal() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        return linux ? List.of("env", "--default-signal=INT") : List.of();
    }

    /** A launcher that was killed leaves its demo.env, so the file alone proves nothing. */
    Map<String, String> awaitReady() {
        await().atMost(BOUND).until(() -> !process.isAlive() || output().contains("Ready after"));
        assertThat(process.isAlive()).as(this::output).isTrue();
        return EnvFile.read(data.resolve("demo.env"));
    }

    /** Every living process that this launcher has started, PostgreSQL's last. */
    List<ProcessHandle> processes() {
        Map<Part, ProcessHandle> children = new Residents(data).children();
        return Stream.concat(
                        children.entrySet().stream().filter(c -> c.getKey() != Part.POSTGRES),
                        children.entrySet().stream().filter(c -> c.getKey() == Part.POSTGRES))
                .map(Map.Entry::getValue)
                .toList();
    }

    ProcessHandle child(String name) {
        return new Residents(data)
                .children().entrySet().stream()
                        .filter(child -> child.getKey().process().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
    }

    long pid() {
        return process.pid();
    }

    int signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
                .isZero();
        return awaitEnd();
    }

    int awaitEnd() throws InterruptedException {
        boolean ended = process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroy(); // it takes its services with it
        }
        assertThat(ended).as(this::output).isTrue();
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
