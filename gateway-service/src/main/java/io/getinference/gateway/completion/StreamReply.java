package io.getinference.gateway.completion;

import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.Completion;
import io.getinference.gateway.openai.Consumption;
import io.getinference.gateway.openai.Delta;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Finish;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The answer as server-sent events, each sent at once. The status is sent with the first of them,
 * or with a comment: while nothing is said for a while, comments say that the stream is still
 * there, since proxies on the way cut connections that are silent for longer than some tens of
 * seconds.
 */
final class StreamReply implements Reply {

    private static final String DONE = "data: [DONE]\n\n";

    private final Exchange exchange;
    private final Completion completion;
    private final Manner manner;
    private final Runnable headers;
    private boolean headSent;
    private boolean opened;
    private boolean ended;
    private long writtenAtNanos = System.nanoTime();
    private long waitedNanos;
    private boolean callerGone;

    private StreamReply(Exchange exchange, Completion completion, Manner manner, Runnable headers) {
        this.exchange = exchange;
        this.completion = completion;
        this.manner = manner;
        this.headers = headers;
    }

    /**
     * Begins a stream, which keeps itself alive until it ends.
     *
     * @param headers sets them, when the status is sent
     */
    static StreamReply of(
            Exchange exchange, Completion completion, Manner manner, Runnable headers) {
        StreamReply reply = new StreamReply(exchange, completion, manner, headers);
        Thread.ofVirtual().name("keep-alive").start(reply::keepAlive);
        return reply;
    }

    @Override
    public synchronized void hand(AnswerPart part) {
        open();
        Delta delta = Delta.of(part, completion.functions());
        if (delta != null) {
            chunk(delta, null);
        }
    }

    @Override
    public synchronized void finish(AnswerPart.Finished finished, Consumption used) {
        open();
        for (int i = 0; i < manner.choices(); i++) {
            chunk(Delta.closing(i), finished.finishes().get(i));
        }
        if (manner.includeUsage()) {
            data(completion.usageChunk(used));
        }
        exchange.keeping().take(DONE);
        exchange.keeping().complete();
        write(() -> exchange.send(DONE));
        close();
    }

    @Override
    public synchronized void fail(ApiError error) {
        write(() -> exchange.error(error));
        close();
    }

    @Override
    public synchronized boolean isCallerGone() {
        return callerGone;
    }

    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
    }

    private synchronized void keepAlive() {
        try {
            while (!ended && !callerGone) {
                long left = manner.silenceMax().toNanos() - (System.nanoTime() - writtenAtNanos);
                if (left > 0) {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                } else {
                    head();
                    write(() -> exchange.send(": working\n\n"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() {
        head();
        if (!opened) {
            opened = true;
            for (int i = 0; i < manner.choices(); i++) {
                chunk(Delta.opening(i), null);
            }
        }
    }

    private void head() {
        if (headSent) {
            return;
        }
        headSent = true;
        headers.run();
        HttpServletResponse response = exchange.response();
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
    }

    private void chunk(Delta delta, @Nullable Finish finish) {
        Map<String, @Nullable Object> chunk = completion.chunk(delta, finish);
        if (manner.includeUsage()) {
            chunk.put("usage", null);
        }
        data(chunk);
    }

    private void data(Map<String, ?> event) {
        String text = Exchange.event(event);
        exchange.keeping().take(text);
        write(() -> exchange.send(text));
    }

    private void write(Writing writing) {
        if (callerGone) {
            return;
        }
        long begunAtNanos = System.nanoTime();
        try {
            writing.write();
        } catch (IOException e) {
            callerGone = true;
        }
        writtenAtNanos = System.nanoTime();
        waitedNanos += writtenAtNanos - begunAtNanos;
        callerGone |= waitedNanos > manner.callerSlowMax().toNanos();
    }

    /**
     * How a stream is told.
     *
     * @param choices how many answers it tells
     * @param includeUsage whether it ends with a chunk of usage
     * @param callerSlowMax how long its writes may wait in all: the provider's clock runs on
     *     meanwhile, and an answer that the caller made too late would be the house's
     * @param silenceMax after which a comment is written
     */
    record Manner(int choices, boolean includeUsage, Duration callerSlowMax, Duration silenceMax) {}

    private interface Writing {
        void write() throws IOException;
    }
}
