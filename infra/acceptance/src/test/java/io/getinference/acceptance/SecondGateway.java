package io.getinference.acceptance;

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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Another gateway beside the stack's own, on its journal, that a test may kill. */
final class SecondGateway implements AutoCloseable {

    private static final Path CHECKOUT = Path.of(System.getProperty("getinference.checkout"));
    private static final Path DATA = Path.of(System.getProperty("getinference.stack.data"));
    private static final int STOP_SECONDS_MAX = 30;

    private final RunningStack stack;
    private final Path directory;
    private final int port = freePort();
    private final int managementPort = freePort();
    private Process process;

    private SecondGateway(RunningStack stack) throws IOException {
        this.stack = stack;
        this.directory = Files.createTempDirectory(DATA, "second-gateway-");
        this.process = launch();
    }

    static SecondGateway start(RunningStack stack) throws IOException {
        SecondGateway gateway = new SecondGateway(stack);
        gateway.awaitReady();
        return gateway;
    }

    String door() {
        return "http://127.0.0.1:" + port;
    }

    /** As kill -9 does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Its next life. */
    void startAgain() throws IOException {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() throws IOException {
        ProcessBuilder gateway =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                CHECKOUT.resolve("gateway-service/target/gateway-service.jar")
                                        .toString())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        directory.resolve("gateway.out").toFile()));
        gateway.environment().keySet().removeIf(SecondGateway::isSetting);
        gateway.environment().putAll(settings());
        return gateway.start();
    }

    private static boolean isSetting(String name) {
        return List.of("GETINFERENCE_", "SPRING_", "SERVER_", "MANAGEMENT_").stream()
                .anyMatch(name::startsWith);
    }

    private Map<String, String> settings() {
        String simulator = address("SIMULATOR_PORT");
        Map<String, String> settings = new TreeMap<>();
        settings.put("SERVER_PORT", Integer.toString(port));
        settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + stack.port("KAFKA_PORT"));
        settings.put("GETINFERENCE_PLATFORM_TOKEN", stack.value("PLATFORM_TOKEN"));
        settings.put("GETINFERENCE_DATA_DIR", directory.resolve("data").toString());
        settings.put("GETINFERENCE_METERING_BASE_URL", address("METERING_PORT"));
        settings.put("GETINFERENCE_KAFKA_JOURNAL_PARTITIONS", "6");
        settings.put("GETINFERENCE_KAFKA_REPLICAS", "1");
        settings.put("GETINFERENCE_GEMINI_BASE_URL", simulator);
        settings.put("GETINFERENCE_GEMINI_API_KEY", "played");
        settings.put("GETINFERENCE_ANTHROPIC_BASE_URL", simulator);
        settings.put("GETINFERENCE_ANTHROPIC_API_KEY", "played");
        settings.put("GETINFERENCE_CATALOGUE_DATE", "2026-11-22");
        return settings;
    }

    private String address(String portName) {
        return "http://127.0.0.1:" + stack.port(portName);
    }

    private void awaitReady() {
        String health = "http://127.0.0.1:" + managementPort + "/actuator/health";
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> Http.send(Http.to(health)).statusCode() == 200);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
