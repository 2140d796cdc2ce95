package io.getinference.gateway.door;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * HTTP/1.1 with two bounds that the container lacks: its time-outs begin anew with every byte, so a
 * caller that sends one now and then would never meet them. Public because the container makes it
 * by its name.
 */
public final class DoorProtocol extends Http11NioProtocol {

    /** What a read without a request costs of those that a connection may make. */
    private static final int REQUESTS_PER_BLANK = 100;

    private volatile Duration headTimeMax = Duration.ZERO;
    private volatile Consumer<String> endOfRequests = connection -> {};

    /** Hears of a connection that has no request in work any more. */
    void onEndOfRequests(Consumer<String> listener) {
        endOfRequests = listener;
    }

    void setHeadTimeMax(Duration headTimeMax) {
        this.headTimeMax = headTimeMax;
    }

    /**
     * Reads nothing more from the connection. Whoever waits for it finds that its input has ended,
     * and can still answer.
     */
    void endInput(String connectionId) {
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            if (connectionId.equals(idOf(connection))) {
                endInput(connection.getSocket().getIOChannel());
            }
        }
    }

    private static String idOf(SocketWrapperBase<?> connection) {
        return connection.getServletConnection("http/1.1", "").getConnectionId();
    }

    private static void endInput(SocketChannel channel) {
        try {
            channel.shutdownInput();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    long connections() {
        return getEndpoint().getConnectionCount();
    }

    @Override
    protected Processor createProcessor() {
        return new PunctualProcessor();
    }

    private final class PunctualProcessor extends Http11Processor {

        PunctualProcessor() {
            super(DoorProtocol.this, DoorProtocol.this.getAdapter());
        }

        /** Comes back with every piece of a head; between requests no time has begun. */
        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            long begun = request.getStartTimeNanos();
            if (begun >= 0 && System.nanoTime() - begun > headTimeMax.toNanos()) {
                return SocketState.CLOSED;
            }
            int served = request.getRequestProcessor().getRequestCount();
            SocketState state;
            try {
                state = super.service(connection);
            } finally {
                endOfRequests.accept(idOf(connection));
            }
            boolean empty = served == request.getRequestProcessor().getRequestCount();
            return state == SocketState.OPEN && empty && isUsedUp(connection)
                    ? SocketState.CLOSED
                    : state;
        }

        /** Line breaks between requests begin none and would keep a connection for ever. */
        private static boolean isUsedUp(SocketWrapperBase<?> connection) {
            int left = 0;
            for (int i = 0; i < REQUESTS_PER_BLANK; i++) {
                left = connection.decrementKeepAlive();
            }
            return left <= 0;
        }
    }
}
