package io.getinference.gateway.door;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The open connections, to be hung up on from outside by whoever knows how long is too long. */
@Component
final class Connections {

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("door-watch").factory());
    private final Map<String, Future<?>> deadlines = new ConcurrentHashMap<>();
    private volatile @Nullable DoorProtocol protocol;

    Connections() {
        timer.setRemoveOnCancelPolicy(true);
    }

    void of(DoorProtocol started) {
        protocol = started;
        started.onEndOfRequests(this::end);
    }

    /**
     * Ends the connection's input after a time, unless its request has ended by then; a thread that
     * waits for input goes on. A connection has one request at a time.
     */
    void allow(String connection, Duration time, Runnable late) {
        Future<?> deadline =
                timer.schedule(
                        () -> endInput(connection, late), time.toNanos(), TimeUnit.NANOSECONDS);
        cancel(deadlines.put(connection, deadline));
    }

    /** There is nothing more to wait for on this connection. */
    void end(String connection) {
        cancel(deadlines.remove(connection));
    }

    private static void cancel(@Nullable Future<?> deadline) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    private void endInput(String connection, Runnable late) {
        DoorProtocol now = protocol;
        if (now != null) {
            late.run();
            now.endInput(connection);
        }
    }

    int deadlines() {
        return deadlines.size();
    }

    long count() {
        DoorProtocol now = protocol;
        return now == null ? 0 : now.connections();
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
