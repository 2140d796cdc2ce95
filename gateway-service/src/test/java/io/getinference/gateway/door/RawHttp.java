package io.getinference.gateway.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Says to the gateway what no HTTP client would. */
final class RawHttp {

    private static final int SILENCE_MS_MAX = 10_000;

    private static final int BYTES_MAX = 100;

    private RawHttp() {}

    /** Sends the text as it is and reads until the gateway hangs up. */
    static String exchange(int port, String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(SILENCE_MS_MAX);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A GET of a path just as it is written here. */
    static String get(int port, String path) throws IOException {
        return exchange(
                port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    /**
     * Sends the head at once and then a byte every {@code gapMs} until the gateway answers or hangs
     * up. Empty if it never said anything.
     */
    static String trickle(int port, String head, String bytes, int gapMs) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.setSoTimeout(gapMs);
            return trickle(socket, bytes);
        } catch (SocketException e) {
            return "";
        }
    }

    private static String trickle(Socket socket, String bytes) throws IOException {
        for (int i = 0; i < BYTES_MAX; i++) {
            try {
                int first = socket.getInputStream().read();
                return first < 0 ? "" : (char) first + rest(socket);
            } catch (SocketTimeoutException e) {
                socket.getOutputStream().write(bytes.charAt(i % bytes.length()));
            }
        }
        throw new IOException("after " + BYTES_MAX + " bytes the gateway still waited");
    }

    private static String rest(Socket socket) throws IOException {
        socket.setSoTimeout(SILENCE_MS_MAX);
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException e) {
            throw new IOException("after its answer the gateway did not hang up", e);
        }
    }
}
