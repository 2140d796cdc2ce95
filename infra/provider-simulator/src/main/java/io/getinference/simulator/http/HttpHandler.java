package io.getinference.simulator.http;

import java.io.IOException;

/** Answers one request; runs on a virtual thread of its own connection and may block. */
@FunctionalInterface
public interface HttpHandler {
    /** Answers; an {@link IOException} means that the caller is gone, and ends the connection. */
    void handle(HttpExchange exchange) throws IOException;
}
