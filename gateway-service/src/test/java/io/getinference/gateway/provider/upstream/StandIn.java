package io.getinference.gateway.provider.upstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that says exactly the bytes that it is told to, to each request the same. */
final class StandIn implements AutoCloseable {

    /** What is said to a request. */
    interface Script {
        void answer(OutputStream out) throws Exception;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    StandIn(Script script) throws IOException {
        this.script = script;
        Thread.startVirtualThread(this::accept);
    }

    static StandIn saying(String bytes) throws IOException {
        return new StandIn(out -> out.write(bytes.getBytes(StandardCharsets.UTF_8)));
    }

    /** A whole response with its length. */
    static String response(String status, String headers, String body) {
        return "HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(status, headers, body.getBytes(StandardCharsets.UTF_8).length, body);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Heads and bodies as they came. */
    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            while (read(socket.getInputStream())) {
                script.answer(socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            // The caller hung up.
        } catch (Exception e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private boolean read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.UTF_8);
        int length =
                text.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                        .mapToInt(line ->
                                Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                        .findFirst()
                        .orElse(0);
        requests.add(text + new String(in.readNBytes(length), StandardCharsets.UTF_8));
        return true;
    }
}
