package io.getinference.gateway.door;

import io.getinference.gateway.completion.Exchange;
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
import java.util.concurrent.Semaphore;

/** The bounds on requests in work and on their bodies, before anything else looks at them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DoorFilter implements Filter {

    private final DoorBounds bounds;
    private final Connections connections;
    private final BytesInFlight inFlight;
    private final Semaphore room;

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
            new Exchange(request, response).error(Refused.tooMany().error());
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (RefusedException e) {
            new Exchange(request, response).error(e.error());
        } finally {
            room.release();
        }
    }

    int room() {
        return room.availablePermits();
    }
}
