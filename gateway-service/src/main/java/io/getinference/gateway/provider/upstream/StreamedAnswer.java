package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.Tally;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** An answer that is read event by event from a provider's stream. */
final class StreamedAnswer implements AnswerStream {

    private final OpenCall open;
    private final EventReader events;
    private final AnswerReader reader;
    private final Deadline deadline;
    private final Deque<AnswerPart> waiting = new ArrayDeque<>();
    private @Nullable ProviderFailure failure;
    private boolean complete;

    /** Continues an answer whose first event has been read from {@code events}. */
    StreamedAnswer(OpenCall open, EventReader events, AnswerReader reader, Deadline deadline) {
        this.open = open;
        this.events = events;
        this.reader = reader;
        this.deadline = deadline;
    }

    /** Parses what an event says. */
    static JsonNode parsed(String event) throws ProviderFailure {
        try {
            return Json.MAPPER.readTree(event);
        } catch (JacksonException e) {
            // Not the cause: its message would quote the answer into the log.
            throw interrupted("an event is no JSON", null);
        }
    }

    @Override
    public Optional<AnswerPart> next() throws ProviderFailure {
        if (failure != null) {
            throw failure;
        }
        try {
            while (waiting.isEmpty() && !complete) {
                @Nullable String event = nextEvent();
                take(event == null ? reader.end() : understood(parsed(event)));
            }
        } catch (ProviderFailure e) {
            failure = e;
            throw e;
        }
        return Optional.ofNullable(waiting.poll());
    }

    /** Takes an event that is known to be no error. */
    void begin(JsonNode event) {
        open.begin();
        try {
            take(reader.read(event));
        } catch (ProviderFailure e) {
            // The provider bills what it began, so the caller has to see the tally all the same.
            failure = e;
        }
    }

    @Override
    public Tally tally() {
        return reader.tally();
    }

    @Override
    public void hangUp() {
        open.hangUp();
    }

    @Override
    public void close() {
        if (complete) {
            open.finish();
        } else {
            open.close();
        }
    }

    private void take(List<AnswerPart> parts) {
        waiting.addAll(parts);
        complete = parts.stream().anyMatch(AnswerPart.Finished.class::isInstance);
    }

    private List<AnswerPart> understood(JsonNode event) throws ProviderFailure {
        JsonNode error = UpstreamError.errorIn(event);
        if (error.isObject()) {
            throw interrupted(
                    "an error amid the answer: "
                            + error.path("type").asString("")
                            + error.path("status").asString(""),
                    null);
        }
        return reader.read(event);
    }

    private @Nullable String nextEvent() throws ProviderFailure {
        if (deadline.hasPassed()) {
            throw interrupted("the deadline has passed", null);
        }
        try {
            return events.next();
        } catch (IOException e) {
            throw interrupted("the connection broke", e);
        }
    }

    private static ProviderFailure interrupted(String detail, @Nullable Throwable cause) {
        return new ProviderFailure(new Interrupted(), detail, cause);
    }
}
