package io.getinference.simulator.http;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accepts connections, one virtual thread each, until it is closed. */
public final class HttpServer implements AutoCloseable {
    private static final int BODY_BYTES_MAX = 100 * 1024 * 1024;

    private final Door door;
    private final HttpHandler handler;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    private HttpServer(Door door, HttpHandler handler) {
        this.door = door;
        this.handler = handler;
    }

    /** Binds {@code address} (port 0: any free one) and starts to serve. */
    public static HttpServer start(InetSocketAddress address, HttpHandler handler)
            throws IOException {
        HttpServer server = new HttpServer(Door.at(address), handler);
        server.door.whenShut(server::closeIdle);
        // Not a daemon: it keeps the process alive.
        Thread.ofPlatform().name("simulator-door").start(server::accept);
        return server;
    }

    /** The port that is listened on. */
    public int port() {
        return door.port();
    }

    /** The way in. */
    public Door door() {
        return door;
    }

    /** Stops at once: calls under way are abandoned. */
    @Override
    public void close() throws IOException {
        door.close();
        for (Connection connection : open) {
            connection.close();
        }
    }

    private void accept() {
        while (!door.closing()) {
            try {
                SocketChannel channel = door.accept();
                if (channel != null) {
                    Thread.ofVirtual().name("simulator-call").start(() -> serve(channel));
                }
            } catch (IOException e) {
                System.err.println("provider simulator: cannot accept: " + e);
            }
        }
    }

    /** A caller with a kept connection would not notice that nobody listens any more. */
    private void closeIdle() {
        open.stream().filter(Connection::idle).forEach(HttpServer::closeQuietly);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (IOException gone) {
            System.err.println("provider simulator: cannot close a connection: " + gone);
        }
    }

    private void serve(SocketChannel channel) {
        try (Connection connection = new Connection(channel)) {
            open.add(connection);
            try {
                answerAll(connection);
            } finally {
                open.remove(connection);
            }
        } catch (IOException hungUp) {
            // The caller is gone, or the server closes: nobody is left to tell.
            return;
        }
    }

    private void answerAll(Connection connection) throws IOException {
        RequestReader reader = new RequestReader(connection, BODY_BYTES_MAX);
        boolean goOn = true;
        while (goOn && !door.closing()) {
            HttpRequest request = read(reader, connection);
            if (request == null) {
                return;
            }
            HttpExchange exchange = new HttpExchange(request, connection, door);
            handle(exchange);
            goOn = exchange.mayGoOn();
        }
    }

    private @Nullable HttpRequest read(RequestReader reader, Connection connection)
            throws IOException {
        try {
            return reader.next();
        } catch (RequestReader.Unreadable e) {
            HttpRequest unread = new HttpRequest("", "", Map.of(), "", new Headers(), "", 0);
            String page =
                    "<html><body><h1>" + e.status() + "</h1>" + e.getMessage() + "</body></html>\n";
            new HttpExchange(unread, connection, door)
                    .answer(
                            new HttpAnswer(
                                    e.status(),
                                    Map.of("content-type", "text/html", "connection", "close"),
                                    page));
            return null;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            handler.handle(exchange);
        } catch (RuntimeException bug) {
            // A defect of the simulator must not look like a fault of the provider.
            System.err.println(
                    "provider simulator: defect while answering " + exchange.request().path());
            bug.printStackTrace(System.err);
            exchange.reset();
        }
    }
}
