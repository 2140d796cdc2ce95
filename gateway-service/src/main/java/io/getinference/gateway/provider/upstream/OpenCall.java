package io.getinference.gateway.provider.upstream;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** One call whose response has begun: its head, its body under watch, and the end of both. */
final class OpenCall implements AutoCloseable {

    /** More than any error or count of tokens needs. */
    private static final int SHORT_BODY_BYTES_MAX = 65_536;

    private static final Duration FAREWELL_MAX = Duration.ofMillis(500);

    private final HttpPost request;
    private final ClassicHttpResponse response;
    private final Watch watch;
    private final InputStream body;
    private boolean begun;

    OpenCall(HttpPost request, ClassicHttpResponse response, Watch watch) throws IOException {
        this.request = request;
        this.response = response;
        this.watch = watch;
        HttpEntity entity = response.getEntity();
        this.body = entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    int status() {
        return response.getCode();
    }

    /** Whether the head announces a stream of events; no content type at all is given the doubt. */
    boolean isStream() {
        String type = header("content-type");
        return type == null || type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    @Nullable String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /**
     * The body. Until {@link #begin} its reads share the time that was allowed to the first event;
     * from then on each may take {@code silenceMax}. The time between reads is ours, or our
     * caller's, and no silence of the provider's.
     */
    InputStream body(Duration silenceMax) {
        return new FilterInputStream(body) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (begun) {
                    watch.allow(silenceMax);
                }
                int read = super.read(bytes, from, length);
                if (watch.hasHungUp()) {
                    throw new IOException("hung up after waiting for too long");
                }
                if (begun) {
                    watch.allowUntilDeadline();
                }
                return read;
            }
        };
    }

    /** The answer has begun. */
    void begin() {
        begun = true;
        watch.allowUntilDeadline();
    }

    /** A body that should be short, as far as it is. */
    String shortBody() throws IOException {
        return new String(body.readNBytes(SHORT_BODY_BYTES_MAX), StandardCharsets.UTF_8);
    }

    /** Whatever could be read of an error's body: its status alone says something. */
    String errorBody() {
        try {
            return shortBody();
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends a call whose answer is complete, so that its connection can serve the next one. */
    void finish() {
        watch.allow(FAREWELL_MAX);
        try {
            body.readNBytes(SHORT_BODY_BYTES_MAX);
        } catch (IOException e) {
            // The connection is lost for the next call; this one is complete.
        } finally {
            close();
        }
    }

    /** Ends a read that is blocked in another thread, and every later one. */
    void hangUp() {
        request.cancel();
    }

    /**
     * Hangs up, unless the body was read to its end. The request is cancelled first: to close the
     * response would read on to its end, and a provider bills what it writes.
     */
    @Override
    public void close() {
        watch.close();
        request.cancel();
        try {
            response.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }
}
