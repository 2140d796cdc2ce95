package io.getinference.gateway.door;

import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A request whose body has a time to arrive in and counts as in flight until the request ends,
 * whoever reads it. Its refusals come as {@link RefusedException}.
 */
final class Received extends HttpServletRequestWrapper implements AutoCloseable {

    private static final String REFUSED = Received.class.getName();
    private static final int PIECE_BYTES = 16 * 1024;

    private final Connections connections;
    private final BytesInFlight inFlight;
    private final AtomicLong held = new AtomicLong();
    private volatile boolean late;
    private @Nullable InputStream buffered;

    Received(
            HttpServletRequest request,
            Connections connections,
            BytesInFlight inFlight,
            Duration timeMax) {
        super(request);
        this.connections = connections;
        this.inFlight = inFlight;
        connections.allow(connectionId(), timeMax, () -> late = true);
    }

    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** Reads the whole body; whoever reads it from now on gets the copy. */
    void buffer(DataSize max) throws IOException {
        if (getContentLengthLong() > max.toBytes()) {
            throw Refused.tooLarge(max);
        }
        byte[] body = getInputStream().readNBytes(Math.toIntExact(max.toBytes()) + 1);
        if (body.length > max.toBytes()) {
            throw Refused.tooLarge(max);
        }
        buffered = new ByteArrayInputStream(body);
    }

    /**
     * What the caller still sends of a body that nobody wanted is dropped by the container, and the
     * time for it goes on until then: were the connection closed at once, the caller might never
     * see the answer.
     */
    @Override
    public void close() {
        inFlight.giveBack(held.getAndSet(0));
    }

    private String connectionId() {
        return getServletConnection().getConnectionId();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Body(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private int read(ServletInputStream from, byte[] bytes, int offset, int length)
            throws IOException {
        if (buffered != null) {
            return buffered.read(bytes, offset, length);
        }
        int n;
        try {
            n = from.read(bytes, offset, Math.min(length, PIECE_BYTES));
        } catch (IOException e) {
            throw whyNot(e);
        }
        if (late) {
            throw remembered(Refused.tooSlow());
        }
        if (n < 0) {
            connections.end(connectionId());
        } else {
            hold(n);
        }
        return n;
    }

    private IOException whyNot(IOException e) {
        if (late || e.getCause() instanceof SocketTimeoutException) {
            throw remembered(Refused.tooSlow());
        }
        if (e instanceof BadRequestException && !(e instanceof ClientAbortException)) {
            throw remembered(Refused.malformed());
        }
        return e;
    }

    /** For {@link ErrorsInOurShape}: after a read that failed, the container answers by itself. */
    private RefusedException remembered(RefusedException refused) {
        setAttribute(REFUSED, refused.error());
        return refused;
    }

    static @Nullable ApiError refused(ServletRequest request) {
        return (ApiError) request.getAttribute(REFUSED);
    }

    private void hold(int bytes) {
        if (!inFlight.take(bytes)) {
            throw Refused.tooMuchAtOnce();
        }
        held.addAndGet(bytes);
    }

    private final class Body extends ServletInputStream {

        private final ServletInputStream sent;

        Body(ServletInputStream sent) {
            this.sent = sent;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return Received.this.read(sent, bytes, offset, length);
        }

        @Override
        public boolean isFinished() {
            try {
                return buffered == null ? sent.isFinished() : buffered.available() == 0;
            } catch (IOException e) {
                return true;
            }
        }

        @Override
        public boolean isReady() {
            return buffered != null || sent.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("bodies are read by blocking threads");
        }
    }
}
