package io.getinference.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A port on which no TLS handshake succeeds. It answers the three first words of a caller in turn:
 * with an alert, with plain HTTP as a misplaced server would, and with a hang-up.
 */
public final class BadTls implements AutoCloseable {
    private static final int HELLO_BYTES_MAX = 16 * 1024;
    private static final int SILENCE_MILLIS_MAX = 5_000;

    /** A fatal alert (record type 21, TLS 1.2): handshake_failure. */
    private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 40};

    private static final byte[] PLAIN_HTTP =
            "HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final byte[][] ANSWERS = {ALERT, PLAIN_HTTP, {}};

    private final ServerSocket door;

    private BadTls(ServerSocket door) {
        this.door = door;
    }

    /** Binds {@code address} and starts to spoil handshakes. */
    public static BadTls start(InetSocketAddress address) throws IOException {
        ServerSocket door = new ServerSocket();
        try {
            door.setReuseAddress(true);
            door.bind(address);
        } catch (IOException e) {
            door.close();
            throw e;
        }
        BadTls tls = new BadTls(door);
        Thread.ofVirtual().name("simulator-tls").start(tls::accept);
        return tls;
    }

    /** The port that is listened on. */
    public int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        for (int call = 0; !door.isClosed(); call++) {
            byte[] answer = ANSWERS[call % ANSWERS.length];
            try (Socket caller = door.accept()) {
                spoil(caller, answer);
            } catch (IOException e) {
                if (!door.isClosed()) {
                    System.err.println("provider simulator: bad TLS went badly: " + e);
                }
            }
        }
    }

    private static void spoil(Socket caller, byte[] answer) throws IOException {
        caller.setSoTimeout(SILENCE_MILLIS_MAX);
        // The greeting is read first, or the hang-up would be a reset.
        int read = caller.getInputStream().read(new byte[HELLO_BYTES_MAX]);
        OutputStream out = caller.getOutputStream();
        if (read >= 0) {
            out.write(answer);
            out.flush();
        }
    }
}
