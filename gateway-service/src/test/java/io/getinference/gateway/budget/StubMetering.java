package io.getinference.gateway.budget;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A metering instance that answers with a status, or not at all. */
final class StubMetering implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile int status;
    private volatile boolean silent;
    private volatile int unavailableTimes = Integer.MAX_VALUE;

    private StubMetering(int status) throws IOException {
        this.status = status;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static StubMetering answering(int status) throws IOException {
        return new StubMetering(status);
    }

    /** Takes connections, as a process that is stopped does, and says nothing. */
    static StubMetering silent() throws IOException {
        StubMetering stub = new StubMetering(200);
        stub.silent = true;
        return stub;
    }

    void nowAnswering(int newStatus) {
        status = newStatus;
        silent = false;
    }

    /** 503 until it is asked for the last of so many times. */
    static StubMetering unavailable(int times) throws IOException {
        StubMetering stub = new StubMetering(503);
        stub.unavailableTimes = times;
        return stub;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (asked.incrementAndGet() > unavailableTimes) {
            status = 200;
        }
        if (silent) {
            awaitEnd();
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void awaitEnd() throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.close();
    }
}
