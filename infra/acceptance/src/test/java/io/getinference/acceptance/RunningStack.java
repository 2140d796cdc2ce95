package io.getinference.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.random.RandomGenerator;

/**
 * The local stack in its own processes, started once for all suites and stopped when their JVM
 * ends.
 */
final class RunningStack {

    private static final Path CHECKOUT = Path.of(System.getProperty("getinference.checkout"));
    private static final Path DATA = Path.of(System.getProperty("getinference.stack.data"));
    private static final Duration START_MAX = Duration.ofMinutes(5);
    private static final int STOP_SECONDS_MAX = 60;
    private static final RunningStack SHARED = start();

    private final Process launcher;
    private final Properties environment;

    private RunningStack(Process launcher, Properties environment) {
        this.launcher = launcher;
        this.environment = environment;
    }

    static RunningStack shared() {
        return SHARED;
    }

    int port(String name) {
        return Integer.parseInt(value(name));
    }

    String value(String name) {
        String value = environment.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(
                    "demo.env has no " + name + ", only " + environment.keySet());
        }
        return value;
    }

    String door() {
        return "http://127.0.0.1:" + port("DOOR_PORT");
    }

    /**
     * OpenAI's own client with another base URL; without retries, so that a test sees each answer.
     */
    OpenAIClient openAi(String apiKey) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(door() + "/v1")
                .apiKey(apiKey)
                .maxRetries(0)
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    private static RunningStack start() {
        try {
            Path demo = DATA.resolve("demo.env");
            Files.createDirectories(DATA);
            Files.deleteIfExists(demo);
            Process launcher = launch();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher)));
            // On this thread: it is inside this class's initialiser, where any other would wait for
            // it.
            Awaitility.await()
                    .pollInSameThread()
                    .atMost(START_MAX)
                    .until(() -> Files.exists(demo) || !launcher.isAlive());
            if (!launcher.isAlive()) {
                throw new IllegalStateException(
                        "the stack did not start:\n" + Files.readString(log()));
            }
            Properties environment = new Properties();
            try (var reader = Files.newBufferedReader(demo)) {
                environment.load(reader);
            }
            return new RunningStack(launcher, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service's program, as the launcher starts it. */
    static Path jar(String module) {
        return CHECKOUT.resolve(module + "/target/" + module + ".jar");
    }

    private static Process launch() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Path jar = CHECKOUT.resolve("infra/local/target/local.jar");
        List<String> command =
                List.of(
                        java,
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString(),
                        "--port",
                        Integer.toString(freeDoorPort()),
                        "--data",
                        DATA.toString(),
                        "--date",
                        "2026-11-22",
                        "--speed",
                        "0",
                        // Faults that some tests order must not close a model to all others.
                        "--set",
                        "getinference.circuit.calls-min=1000000");
        return new ProcessBuilder(command)
                .directory(CHECKOUT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private static void stop(Process launcher) {
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOP_SECONDS_MAX, SECONDS)) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            launcher.destroyForcibly();
        }
    }

    boolean isAlive() {
        return launcher.isAlive();
    }

    private static Path log() {
        return DATA.resolve("launcher.out");
    }

    /**
     * A door port from which the farthest others are free too; the launcher names any that is not.
     */
    private static int freeDoorPort() {
        Map<String, Integer> farthest =
                Map.of("door", 0, "kafka", 19_092 - 8_080, "postgres", 15_432 - 8_080);
        for (int tries = 0; tries < 50; tries++) {
            int door = RandomGenerator.getDefault().nextInt(11_000, 20_000);
            if (farthest.values().stream().allMatch(distance -> isFree(door + distance))) {
                return door;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
