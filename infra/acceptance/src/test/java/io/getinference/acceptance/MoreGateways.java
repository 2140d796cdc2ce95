package io.getinference.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gateways beside the stack's own: processes that read the same topics. */
final class MoreGateways implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final int STOP_SECONDS_MAX = 20;

    private final List<Process> processes = new ArrayList<>();
    private final List<String> doors = new ArrayList<>();

    private MoreGateways() {}

    /** Starts that many and waits until each has read its keys. */
    static MoreGateways start(RunningStack stack, int count) {
        MoreGateways gateways = new MoreGateways();
        try {
            for (int i = 0; i < count; i++) {
                gateways.launch(stack);
            }
            gateways.doors.forEach(MoreGateways::awaitReady);
            return gateways;
        } catch (IOException e) {
            gateways.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            gateways.close();
            throw e;
        }
    }

    List<String> doors() {
        return List.copyOf(doors);
    }

    private void launch(RunningStack stack) throws IOException {
        Path data = Files.createTempDirectory("gateway-");
        int port = freePort();
        ProcessBuilder builder =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        RunningStack.jar("gateway-service").toString());
        builder.environment().putAll(environment(stack, port, data));
        processes.add(
                builder.redirectErrorStream(true)
                        .redirectOutput(data.resolve("gateway.out").toFile())
                        .start());
        doors.add("http://127.0.0.1:" + port);
    }

    private static Map<String, String> environment(RunningStack stack, int port, Path data)
            throws IOException {
        Map<String, String> variables = new HashMap<>();
        variables.put("SERVER_PORT", Integer.toString(port));
        variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(freePort()));
        variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + stack.port("KAFKA_PORT"));
        variables.put("GETINFERENCE_PLATFORM_TOKEN", stack.value("PLATFORM_TOKEN"));
        variables.put("GETINFERENCE_DATA_DIR", data.toString());
        variables.put("GETINFERENCE_KAFKA_JOURNAL_PARTITIONS", "6");
        variables.put("GETINFERENCE_KAFKA_REPLICAS", "1");
        variables.put("GETINFERENCE_CATALOGUE_DATE", "2026-11-22");
        for (String provider : List.of("ANTHROPIC", "GEMINI")) {
            variables.put(
                    "GETINFERENCE_" + provider + "_BASE_URL",
                    "http://127.0.0.1:" + stack.port("SIMULATOR_PORT"));
            variables.put("GETINFERENCE_" + provider + "_API_KEY", "unused");
        }
        return variables;
    }

    /** Without a key it is 401 once it listens; 503 is for keys while it does not know any. */
    private static void awaitReady(String door) {
        Awaitility.await()
                .atMost(START_MAX)
                .ignoreExceptionsMatching(e -> e.getCause() instanceof ConnectException)
                .until(() ->
                        Http.send(
                                                Http.to(door + "/v1/models")
                                                        .header("Authorization", "Bearer sk-none"))
                                        .statusCode()
                                == 401);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            try {
                if (!process.waitFor(STOP_SECONDS_MAX, SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
