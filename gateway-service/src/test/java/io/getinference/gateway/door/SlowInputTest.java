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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Every byte is progress, none of it comes in time. The times are a second and a half here. */
class SlowInputTest extends BadInput {

    private static final Duration AT_LEAST = Duration.ofMillis(1_300);
    private static final Duration AT_MOST = Duration.ofSeconds(6);
    private static final int GAP_MS = 250;

    record Ended(String answer, Duration after) {}

    @Test
    void givesEveryBodyATimeHoweverItTrickles() throws Exception {
        List<Ended> ended =
                together(
                        () -> trickle(POST + "Content-Length: 1000\r\n\r\n", " "),
                        () -> trickle(POST + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
                        () -> trickle(POST + "Transfer-Encoding: chunked\r\n\r\n5;", "e"),
                        () ->
                                trickle(
                                        POST
                                                + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nT: ",
                                        "x"),
                        () -> RawHttp.exchange(port, POST + "Content-Length: 100\r\n\r\n{"),
                        () ->
                                trickle(
                                        POST.replace("/v1/chat/completions", "/api/account/v1/x")
                                                + "Content-Length: 1000\r\n\r\n",
                                        " "));
        assertThat(ended).allSatisfy(end -> assertRefused(end.answer(), 408, "request_timeout"));
        assertThat(ended.subList(0, 4))
                .allSatisfy(end -> assertThat(end.after()).isBetween(AT_LEAST, AT_MOST));
        assertThat(ACCOUNT_SERVICE.asked()).isEmpty();
    }

    @Test
    void hangsUpOnAHeadThatTrickles() throws Exception {
        List<Ended> ended =
                together(
                        () -> trickle("G", "E"),
                        () -> trickle("GET /v1/models HTTP/1.1\r\nHost: x\r\nA: ", "b"),
                        () -> trickle("GET /v1/models HTTP/1.1\r\n", "A: b\r\n"),
                        () -> trickle("\r\n", "\r\n"));
        assertThat(ended)
                .allSatisfy(end -> {
                    assertThat(end.answer()).isEmpty();
                    assertThat(end.after()).isBetween(AT_LEAST, AT_MOST);
                });
    }

    @Test
    void hangsUpOnSilence() throws Exception {
        List<Ended> ended =
                together(
                        () -> RawHttp.exchange(port, ""),
                        () -> RawHttp.exchange(port, "GET /v1/mod"),
                        () -> RawHttp.exchange(port, "GET /v1/models HTTP/1.0\r\nA: b\r\n"));
        assertThat(ended)
                .allSatisfy(end -> {
                    assertThat(end.answer()).isEmpty();
                    assertThat(end.after()).isLessThan(AT_MOST);
                });
    }

    /** Answered at once; but what is dropped after the answer has the same time to come. */
    @Test
    void hangsUpOnTheRestOfABodyThatNobodyWanted() throws Exception {
        String head = "POST /v1/none HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n";
        long begun = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            await().until(() -> socket.getInputStream().available() > 100);
            await().atMost(AT_MOST)
                    .pollInterval(Duration.ofMillis(GAP_MS))
                    .until(() -> isClosedAfterAByte(socket));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(AT_LEAST, AT_MOST);
    }

    private static boolean isClosedAfterAByte(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private String trickle(String head, String bytes) throws IOException {
        return RawHttp.trickle(port, head, bytes, GAP_MS);
    }

    @SafeVarargs
    private static List<Ended> together(Callable<String>... callers) throws Exception {
        List<Ended> ended = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Ended>> all = new ArrayList<>();
            for (Callable<String> caller : callers) {
                all.add(
                        threads.submit(() -> {
                            long begun = System.nanoTime();
                            String answer = caller.call();
                            return new Ended(answer, Duration.ofNanos(System.nanoTime() - begun));
                        }));
            }
            for (Future<Ended> each : all) {
                ended.add(each.get());
            }
        }
        return ended;
    }
}
