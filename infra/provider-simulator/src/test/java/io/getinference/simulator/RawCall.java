package io.getinference.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A call over a bare socket, so that a test sees how the connection ended, and may end it itself.
 */
final class RawCall implements AutoCloseable {
    /** A read that waits in vain must fail, not hang. */
    private static final int SILENCE_MILLIS_MAX = 20_000;

    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final Socket socket;
    private final StringBuilder received = new StringBuilder();

    private RawCall(Socket socket) {
        this.socket = socket;
    }

    static RawCall send(HttpRequest request, String body) throws IOException {
        URI uri = request.uri();
        StringBuilder head = new StringBuilder("POST ").append(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nhost: simulator\r\n");
        request.headers()
                .map()
                .forEach((name, values) -> head.append(name + ": " + values.getFirst() + "\r\n"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head.append("content-length: ").append(bytes.length).append("\r\n\r\n");
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(SILENCE_MILLIS_MAX);
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        return new RawCall(socket);
    }

    /** Reads to the end and says how it came: END (last chunk), FIN or RST. */
    String readAll() throws IOException {
        return readUntil(LAST_CHUNK) ? "END" : ending;
    }

    /** Reads one answer to its end, however that is marked, or to the end of the connection. */
    String readAnswer() throws IOException {
        return readUntil(this::answered) ? "END" : ending;
    }

    private boolean answered() {
        int head = received.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        String announced =
                received.substring(0, head)
                        .lines()
                        .filter(line -> line.startsWith("content-length: "))
                        .map(line -> line.substring("content-length: ".length()))
                        .findFirst()
                        .orElse("");
        return announced.isEmpty()
                ? received.indexOf(LAST_CHUNK, head) >= 0
                : received.length() - head - 4 >= Integer.parseInt(announced);
    }

    /** The body, put together from its chunks, as bytes. */
    byte[] body() {
        int at = received.indexOf("\r\n\r\n") + 4;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (!received.substring(0, at).contains("transfer-encoding: chunked")) {
            body.writeBytes(latin(received.substring(at)));
            return body.toByteArray();
        }
        for (int[] chunk = chunk(at); chunk[1] > 0; chunk = chunk(at)) {
            body.writeBytes(latin(received.substring(chunk[0], chunk[0] + chunk[1])));
            at = chunk[0] + chunk[1] + 2;
        }
        return body.toByteArray();
    }

    /** Lengths of all chunks. */
    List<Integer> chunks() {
        List<Integer> lengths = new ArrayList<>();
        int at = received.indexOf("\r\n\r\n") + 4;
        for (int[] chunk = chunk(at); chunk[1] > 0; chunk = chunk(at)) {
            lengths.add(chunk[1]);
            at = chunk[0] + chunk[1] + 2;
        }
        return lengths;
    }

    /** Where a chunk's bytes begin, and how many they are. */
    private int[] chunk(int at) {
        int line = received.indexOf("\r\n", at);
        return new int[] {line + 2, Integer.parseInt(received.substring(at, line), 16)};
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String ending = "";

    /** Reads until {@code text} has been received; false when the connection ended before. */
    boolean readUntil(String text) throws IOException {
        return readUntil(() -> received.indexOf(text) >= 0);
    }

    /** Reads until so many whole events of a Claude stream have been received. */
    boolean readEvents(int events) throws IOException {
        return readUntil(() -> received.toString().split("\n\n", -1).length > events);
    }

    private boolean readUntil(BooleanSupplier enough) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8_192];
        while (!enough.getAsBoolean()) {
            int some;
            try {
                some = in.read(buffer);
            } catch (SocketException reset) {
                ending = "RST";
                return false;
            }
            if (some < 0) {
                ending = "FIN";
                return false;
            }
            received.append(new String(buffer, 0, some, StandardCharsets.ISO_8859_1));
        }
        return true;
    }

    /** All that was received, chunk sizes included, bytes as ISO-8859-1. */
    String text() {
        return received.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
