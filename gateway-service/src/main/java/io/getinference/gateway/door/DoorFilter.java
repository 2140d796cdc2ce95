package io.getinference.gateway.door;

import io.getinference.gateway.openai.RefusedException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The bounds on requests in work and on their bodies, before anything else looks at them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DoorFilter implements Filter {

    private final DoorBounds bounds;
    private final Connections connections;
    private final BytesInFlight inFlight;
    private final Semaphore room;
    private volatile boolean stopping;

    DoorFilter(DoorBounds bounds, Connections connections, BytesInFlight inFlight) {
        this.bounds = bounds;
        this.connections = connections;
        this.inFlight = inFlight;
        this.room = new Semaphore(bounds.requestsMax());
    }

    @Override
    public void doFilter(ServletRequest sent, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) sent;
        HttpServletResponse response = (HttpServletResponse) answer;
        if (!Received.hasBody(request)) {
            letIn(request, response, chain);
            return;
        }
        try (Received received =
                new Received(request, connections, inFlight, bounds.bodyTimeMax())) {
            letIn(received, response, chain);
        }
    }

    private void letIn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!room.tryAcquire()) {
            refuse(request, response);
            return;
        }
        try {
            // Only now: whoever waits for the last request to leave has not missed this one.
            if (stopping) {
                refuse(request, response);
            } else {
                chain.doFilter(request, response);
            }
        } catch (RefusedException e) {
            ToldError.tell(request, response, e.error());
        } finally {
            room.release();
        }
    }

    /** The container closes a connection after a 503, so no pool brings the next request here. */
    private void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RefusedException refused = stopping ? Refused.stopping() : Refused.tooMany();
        ToldError.tell(request, response, refused.error());
    }

    /** From now on lets nobody in. */
    void refuse() {
        stopping = true;
    }

    /** Waits for the last request to leave; false if it did not in time. */
    boolean isEmptyWithin(Duration max) {
        try {
            boolean empty =
                    room.tryAcquire(bounds.requestsMax(), max.toNanos(), TimeUnit.NANOSECONDS);
            if (empty) {
                room.release(bounds.requestsMax());
            }
            return empty;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    int room() {
        return room.availablePermits();
    }
}
