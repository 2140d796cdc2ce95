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

/**
 * The answer as server-sent events, each sent at once. The status is sent with the first of them.
 */
final class StreamReply implements Reply {

    /** Proxies on the way cut connections that are silent for longer than some tens of seconds. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(15);

    private final Exchange exchange;
    private final Completion completion;
    private final Manner manner;
    private boolean begun;
    private long writtenAtNanos = System.nanoTime();
    private long waitedNanos;
    private boolean callerGone;

    StreamReply(Exchange exchange, Completion completion, Manner manner) {
        this.exchange = exchange;
        this.completion = completion;
        this.manner = manner;
    }

    @Override
    public void hand(AnswerPart part) {
        begin();
        Delta delta = Delta.of(part, completion.functions());
        if (delta != null) {
            chunk(delta, null);
        } else if (System.nanoTime() - writtenAtNanos > SILENCE_MAX.toNanos()) {
            write(() -> exchange.send(": working\n\n"));
        }
    }

    @Override
    public void finish(AnswerPart.Finished finished, Consumption used) {
        begin();
        for (int i = 0; i < manner.choices(); i++) {
            chunk(Delta.closing(i), finished.finishes().get(i));
        }
        if (manner.includeUsage()) {
            data(completion.usageChunk(used));
        }
        write(() -> exchange.send("data: [DONE]\n\n"));
    }

    @Override
    public void fail(ApiError error) {
        write(() -> exchange.error(error));
    }

    @Override
    public boolean isCallerGone() {
        return callerGone;
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        HttpServletResponse response = exchange.response();
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
        for (int i = 0; i < manner.choices(); i++) {
            chunk(Delta.opening(i), null);
        }
    }

    private void chunk(Delta delta, @Nullable Finish finish) {
        Map<String, @Nullable Object> chunk = completion.chunk(delta, finish);
        if (manner.includeUsage()) {
            chunk.put("usage", null);
        }
        data(chunk);
    }

    private void data(Map<String, ?> event) {
        write(() -> exchange.event(event));
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
     */
    record Manner(int choices, boolean includeUsage, Duration callerSlowMax) {}

    private interface Writing {
        void write() throws IOException;
    }
}
