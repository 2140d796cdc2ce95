package io.getinference.simulator.http;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Accepts connections, one virtual thread each, until it is closed. */
public final class HttpServer implements AutoCloseable {
    private static final int BODY_BYTES_MAX = 100 * 1024 * 1024;
    private static final int BACKLOG = 1024;

    private final ServerSocketChannel door;
    private final HttpHandler handler;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    private HttpServer(ServerSocketChannel door, HttpHandler handler) {
        this.door = door;
        this.handler = handler;
    }

    /** Binds {@code address} (port 0: any free one) and starts to serve. */
    public static HttpServer start(InetSocketAddress address, HttpHandler handler)
            throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open();
        try {
            door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            door.bind(address, BACKLOG);
        } catch (IOException e) {
            door.close();
            throw e;
        }
        HttpServer server = new HttpServer(door, handler);
        // Not a daemon: it keeps the process alive.
        Thread.ofPlatform().name("simulator-door").start(server::accept);
        return server;
    }

    /** The port that is listened on. */
    public int port() {
        return door.socket().getLocalPort();
    }

    /** Stops at once: calls under way are abandoned. */
    @Override
    public void close() throws IOException {
        closing.countDown();
        door.close();
        for (Connection connection : open) {
            connection.close();
        }
    }

    private void accept() {
        while (door.isOpen()) {
            try {
                SocketChannel channel = door.accept();
                Thread.ofVirtual().name("simulator-call").start(() -> serve(channel));
            } catch (IOException e) {
                if (door.isOpen()) {
                    System.err.println("provider simulator: cannot accept: " + e);
                }
            }
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
        while (goOn && closing.getCount() > 0) {
            HttpRequest request = read(reader, connection);
            if (request == null) {
                return;
            }
            HttpExchange exchange = new HttpExchange(request, connection, closing);
            handle(exchange);
            goOn = exchange.mayGoOn();
        }
    }

    private static @Nullable HttpRequest read(RequestReader reader, Connection connection)
            throws IOException {
        try {
            return reader.next();
        } catch (RequestReader.Unreadable e) {
            HttpRequest unread = new HttpRequest("", "", Map.of(), new Headers(), "", 0);
            String page =
                    "<html><body><h1>" + e.status() + "</h1>" + e.getMessage() + "</body></html>\n";
            new HttpExchange(unread, connection, new CountDownLatch(1))
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
