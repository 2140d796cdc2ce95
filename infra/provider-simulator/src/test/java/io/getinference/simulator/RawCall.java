package io.getinference.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * A call over a bare socket, so that a test sees how the connection ended, and may end it itself.
 */
final class RawCall implements AutoCloseable {
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
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        return new RawCall(socket);
    }

    /** Reads to the end and says how it came: END (last chunk), FIN or RST. */
    String readAll() throws IOException {
        return readUntil(LAST_CHUNK) ? "END" : ending;
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
