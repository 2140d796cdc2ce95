package io.getinference.simulator.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One request and the means to answer it, well or badly. Every write is on the wire when it
 * returns.
 */
public final class HttpExchange {
    private static final Duration LOOK_EVERY = Duration.ofMillis(25);

    /** Without pauses a look before every event would cost as much as the event. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

    private final HttpRequest request;
    private final Connection connection;
    private final CountDownLatch closing;
    private boolean broken;
    private long lastLookNanos = System.nanoTime() - LOOK_AGAIN.toNanos();

    HttpExchange(HttpRequest request, Connection connection, CountDownLatch closing) {
        this.request = request;
        this.connection = connection;
        this.closing = closing;
    }

    /** What was asked. */
    public HttpRequest request() {
        return request;
    }

    /** Sends a whole answer. */
    public void answer(HttpAnswer answer) throws IOException {
        answer(answer, () -> {});
    }

    /**
     * Sends a whole answer, running {@code beforeLastByte} before the caller can know that it is
     * complete, so that what it does is visible to a caller that has read the answer.
     */
    public void answer(HttpAnswer answer, Runnable beforeLastByte) throws IOException {
        byte[] whole = wire(answer);
        connection.write(Arrays.copyOf(whole, whole.length - 1));
        beforeLastByte.run();
        connection.write(Arrays.copyOfRange(whole, whole.length - 1, whole.length));
    }

    /**
     * Announces the whole answer and sends its head and half of its body; the caller waits for
     * more.
     */
    public void answerHalf(HttpAnswer answer) throws IOException {
        byte[] whole = wire(answer);
        connection.write(Arrays.copyOf(whole, whole.length - answer.bodyBytes().length / 2));
    }

    /** Sends the head of a chunked answer. */
    public HttpStream stream(int status, Map<String, String> headers) throws IOException {
        connection.write(ascii(head(status, headers) + "transfer-encoding: chunked\r\n\r\n"));
        return new HttpStream(connection);
    }

    /**
     * Waits, and says whether there is still somebody to answer: false as soon as the caller has
     * hung up or the server closes.
     */
    public boolean pause(Duration time) {
        long rest = time.toNanos();
        if (rest <= 0 && System.nanoTime() - lastLookNanos < LOOK_AGAIN.toNanos()) {
            return !serverCloses();
        }
        while (!connection.hungUp()) {
            lastLookNanos = System.nanoTime();
            long slice = Math.min(rest, LOOK_EVERY.toNanos());
            try {
                if (closing.await(slice, TimeUnit.NANOSECONDS)) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            rest -= slice;
            if (rest <= 0) {
                return true;
            }
        }
        return false;
    }

    /** Waits until the caller hangs up or the server closes. */
    public void untilAbandoned() {
        boolean there = true;
        while (there) {
            there = pause(LOOK_EVERY);
        }
    }

    /** Whether it is the server that ends, and not the caller. */
    public boolean serverCloses() {
        return closing.getCount() == 0;
    }

    /** Breaks the connection with RST. */
    public void reset() throws IOException {
        broken = true;
        connection.reset();
    }

    /** Ends the connection with FIN, wherever the answer stands. */
    public void hangUp() throws IOException {
        broken = true;
        connection.close();
    }

    boolean mayGoOn() {
        return !broken && !request.headers().get("connection").equalsIgnoreCase("close");
    }

    private static byte[] wire(HttpAnswer answer) {
        byte[] body = answer.bodyBytes();
        byte[] head =
                ascii(
                        head(answer.status(), answer.headers())
                                + "content-length: %d\r\n\r\n".formatted(body.length));
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static String head(int status, Map<String, String> headers) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ")
                        .append(status)
                        .append(status < 400 ? " OK" : " Error")
                        .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
