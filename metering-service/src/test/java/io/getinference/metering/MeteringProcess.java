package io.getinference.metering;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An instance in a process of its own, which can be killed and paused. */
final class MeteringProcess implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(60);

    private final Process process;
    private final String baseUrl;
    private final MeteringHttp management;

    private MeteringProcess(Process process, int port, int managementPort) {
        this.process = process;
        this.baseUrl = "http://127.0.0.1:" + port;
        this.management = new MeteringHttp("http://127.0.0.1:" + managementPort);
    }

    static MeteringProcess start(Path dataDir, Map<String, String> overrides) {
        int port = freePort();
        int managementPort = freePort();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                MeteringApplication.class.getName()));
        Map<String, String> settings = new HashMap<>(RunningMetering.settings(dataDir));
        settings.putAll(overrides);
        settings.put("server.port", "" + port);
        settings.put("management.server.port", "" + managementPort);
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        Path output = Path.of("target", "instance-" + port + ".log");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new MeteringProcess(process, port, managementPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MeteringProcess untilReady() {
        await().atMost(START_MAX)
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        management
                                .get("/actuator/health/readiness")
                                .getStatusCode()
                                .is2xxSuccessful());
        return this;
    }

    MeteringHttp http() {
        return new MeteringHttp(baseUrl);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As an operator stops it. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** As a machine that loses power. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
