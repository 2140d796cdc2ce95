package io.getinference.gateway.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says to the gateway what no HTTP client would. */
final class RawHttp {

    private static final int SILENCE_MS_MAX = 10_000;

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
}
