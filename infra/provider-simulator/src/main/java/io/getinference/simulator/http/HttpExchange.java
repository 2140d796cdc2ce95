package io.getinference.simulator.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

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
    private final Door door;
    private boolean broken;
    private long lastLookNanos = System.nanoTime() - LOOK_AGAIN.toNanos();

    HttpExchange(HttpRequest request, Connection connection, Door door) {
        this.request = request;
        this.connection = connection;
        this.door = door;
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
        answer(answer, Framing.HONEST, beforeLastByte);
    }

    /** The same, framed otherwise. After a wrong length the connection ends. */
    public void answer(HttpAnswer answer, Framing framing, Runnable beforeLastByte)
            throws IOException {
        byte[] body = body(answer, framing);
        byte[] head = head(answer, framing, body.length).bytes();
        byte[] whole = request.method().equals("HEAD") ? head : joined(head, body);
        connection.write(Arrays.copyOf(whole, whole.length - 1));
        beforeLastByte.run();
        connection.write(Arrays.copyOfRange(whole, whole.length - 1, whole.length));
        if (!framing.honest()) {
            hangUp();
        }
    }

    /**
     * Announces the whole answer and sends its head and half of its body; the caller waits for
     * more.
     */
    public void answerHalf(HttpAnswer answer) throws IOException {
        byte[] body = body(answer, Framing.HONEST);
        byte[] head = head(answer, Framing.HONEST, body.length).bytes();
        connection.write(joined(head, Arrays.copyOf(body, body.length - body.length / 2)));
    }

    /** Sends the head of a chunked answer. */
    public HttpStream stream(int status, Map<String, String> headers) throws IOException {
        return stream(status, headers, Framing.HONEST);
    }

    /** Sends the head of a streamed answer, framed otherwise. */
    public HttpStream stream(int status, Map<String, String> headers, Framing framing)
            throws IOException {
        boolean chunked = framing.streamBytes() < 0;
        Head head = coded(new Head(status, headers), framing);
        head =
                chunked
                        ? head.with("transfer-encoding", "chunked")
                        : head.with("content-length", announced(framing, framing.streamBytes()));
        connection.write(head.bytes());
        return new HttpStream(connection, chunked, framing.zips(request));
    }

    /** The port that this call came in by. */
    public Door door() {
        return door;
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
                if (door.closesWithin(Duration.ofNanos(slice))) {
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
        return door.closing();
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

    private byte[] body(HttpAnswer answer, Framing framing) throws IOException {
        byte[] body = answer.bodyBytes();
        return framing.zips(request) && body.length > 0 ? Gzip.whole(body) : body;
    }

    private Head head(HttpAnswer answer, Framing framing, int bytes) {
        Head head = new Head(answer.status(), answer.headers());
        return (bytes == 0 ? head : coded(head, framing))
                .with("content-length", announced(framing, bytes));
    }

    private Head coded(Head head, Framing framing) {
        return framing.saysGzip(request) ? head.with("content-encoding", "gzip") : head;
    }

    private static String announced(Framing framing, int bytes) {
        return Integer.toString(Math.max(0, bytes + framing.announcedOff()));
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
