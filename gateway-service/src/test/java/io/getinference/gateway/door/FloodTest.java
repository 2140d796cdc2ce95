package io.getinference.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Many at once. Afterwards the heap is as large as before, and everybody is out. */
class FloodTest extends BadInput {

    private static final int IDLE = 1_000;

    /** The container counts the connection that it waits for. */
    private static final int WAITED_FOR = 1;

    private static final int SLOW = 200;
    private static final int LARGE = 100;
    private static final long GROWTH_BYTES_MAX = 24 << 20;
    private static final long POOLED_BYTES_MAX = 40 << 10;
    private static final Duration PROMPT = Duration.ofSeconds(5);
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    /**
     * At a door that has patience with them, so that all are there at once. What they leave behind
     * are the container's pools: a channel and two buffers each.
     */
    @Test
    void answersPromptlyBesideAThousandIdleConnections() throws Exception {
        long before = heap();
        try (DoorAlone patient =
                DoorAlone.with(Map.of("silence-max", "1m", "head-time-max", "1m"))) {
            List<Socket> idle = new ArrayList<>();
            try {
                for (int i = 0; i < IDLE; i++) {
                    Socket socket = new Socket(InetAddress.getLoopbackAddress(), patient.port());
                    idle.add(socket);
                    // Half of them begin a head and never end it.
                    String begun = i % 2 == 0 ? "GET /v1/mod" : "";
                    socket.getOutputStream().write(begun.getBytes(ascii()));
                }
                await().atMost(GENEROUS).until(() -> patient.connections() >= IDLE + WAITED_FOR);
                long begun = System.nanoTime();
                assertThat(RawHttp.get(patient.port(), "/")).startsWith("HTTP/1.1 200 ");
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROMPT);
                assertThat(patient.connections()).isGreaterThanOrEqualTo(IDLE + WAITED_FOR);
            } finally {
                for (Socket socket : idle) {
                    socket.close();
                }
            }
            await().atMost(GENEROUS).until(() -> patient.connections() <= WAITED_FOR);
        }
        assertHeapIsFlat(before + IDLE * POOLED_BYTES_MAX, "idle connections");
    }

    /** There is room for 150: some are refused at once, the others when their time is over. */
    @Test
    void answersPromptlyBesideTwoHundredSlowBodies() throws Exception {
        long before = heap();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> slow = new ArrayList<>();
            for (int i = 0; i < SLOW; i++) {
                slow.add(
                        threads.submit(() ->
                                RawHttp.trickle(
                                        port, POST + "Content-Length: 1000\r\n\r\n", " ", 400)));
            }
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> RawHttp.get(port, "/v1/models").startsWith("HTTP/1.1 503 "));
            Set<String> statuses = slow.stream().map(FloodTest::status).collect(Collectors.toSet());
            assertThat(statuses).contains("408").isSubsetOf("408", "503");
        }
        assertRefused(RawHttp.get(port, "/v1/models"), 401, "");
        assertHeapIsFlat(before, "slow bodies");
    }

    /** A megabyte is in flight at most: 60 KB each are 17 bodies, and nobody waits for room. */
    @Test
    void holdsNoMoreOfBodiesThanItSays() throws Exception {
        String head = POST + "Content-Length: 60000\r\n\r\n";
        List<Socket> callers = new ArrayList<>();
        try {
            for (int i = 0; i < LARGE; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                callers.add(socket);
                socket.getOutputStream().write((head + "x".repeat(59_000)).getBytes(ascii()));
            }
            await().until(() -> callers.stream().filter(FloodTest::isAnswered).count() > 70);
            assertThat(inFlight.held()).isBetween(500_000L, 1L << 20);
            Socket refused =
                    callers.stream().filter(FloodTest::isAnswered).findFirst().orElseThrow();
            refused.getOutputStream().write("x".repeat(1_000).getBytes(ascii()));
            String answer = answer(refused);
            assertRefused(answer, 503, "overloaded");
            assertThat(answer).contains("\r\nRetry-After: 1\r\n");
        } finally {
            for (Socket caller : callers) {
                caller.close();
            }
        }
        await().until(() -> inFlight.held() == 0);
    }

    @Test
    void staysFlatUnderBodiesThatAreFarTooLarge() throws Exception {
        long before = heap();
        byte[] megabytes = "x".repeat(20_000_000).getBytes(ascii());
        byte[] head = (POST + CLOSE + "Content-Length: 20000000\r\n\r\n").getBytes(ascii());
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                all.add(
                        threads.submit(() -> {
                            try (Socket socket =
                                    new Socket(InetAddress.getLoopbackAddress(), port)) {
                                socket.getOutputStream().write(head);
                                socket.getOutputStream().write(megabytes);
                                return answer(socket);
                            }
                        }));
            }
            for (Future<String> each : all) {
                assertRefused(each.get(), 413, "request_too_large");
            }
        }
        assertHeapIsFlat(before + megabytes.length, "600 MB of bodies");
    }

    private static String status(Future<String> answer) {
        try {
            return answer.get().substring("HTTP/1.1 ".length(), "HTTP/1.1 503".length());
        } catch (Exception e) {
            throw new AssertionError("not answered", e);
        }
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static java.nio.charset.Charset ascii() {
        return StandardCharsets.US_ASCII;
    }

    private static void assertHeapIsFlat(long before, String what) {
        long after = heap();
        System.out.printf("%s: heap %d MB before, %d MB after%n", what, before >> 20, after >> 20);
        assertThat(after - before).as(what).isLessThan(GROWTH_BYTES_MAX);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
