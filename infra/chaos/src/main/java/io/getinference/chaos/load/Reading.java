package io.getinference.chaos.load;

import io.getinference.chaos.evidence.Call.Answer;
import io.getinference.chaos.evidence.Call.Ending;
import io.getinference.chaos.evidence.Call.Used;
import io.getinference.common.event.Wire;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an answer's JSON says, as far as a caller of ours looks at it. */
final class Reading {

    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";

    private final int status;
    private final @Nullable String request;
    private @Nullable Used used;
    private @Nullable String code;
    private boolean done;
    private boolean failed;

    Reading(int status, @Nullable String request) {
        this.status = status;
        this.request = request;
    }

    /** Takes a line of an event stream. */
    void line(String line) {
        if (!line.startsWith(DATA)) {
            return;
        }
        String data = line.substring(DATA.length()).strip();
        if (data.equals(DONE)) {
            done = true;
        } else if (data.contains("\"error\"")) {
            failed = true;
            code = tree(data).path("error").path("code").asString("");
        } else if (data.contains("\"usage\":{")) {
            used = used(tree(data).path("usage"));
        }
    }

    /** How a stream ended that says nothing more. */
    Answer streamed(boolean hungUp) {
        Ending ending = done && !failed ? Ending.FINISHED : Ending.BROKEN;
        return new Answer(
                hungUp ? Ending.HUNG_UP : ending, status, request, code, null, done ? used : null);
    }

    /** A whole answer that is no stream. */
    Answer whole(String body) {
        JsonNode tree = tree(body);
        if (status == 200) {
            return new Answer(
                    Ending.FINISHED, status, request, null, null, used(tree.path("usage")));
        }
        JsonNode error = tree.path("error");
        JsonNode remaining = error.path("remaining_usd");
        return new Answer(
                Ending.REFUSED,
                status,
                request,
                error.path("code").asString(""),
                remaining.isString() ? Money.ofUsd(remaining.stringValue()) : null,
                null);
    }

    private static @Nullable Used used(JsonNode usage) {
        return usage.path("cost").isNumber()
                ? new Used(
                        usage.path("prompt_tokens").asLong(),
                        usage.path("completion_tokens").asLong(),
                        Money.ofUsd(
                                usage.path("cost")
                                        .decimalValue()
                                        .stripTrailingZeros()
                                        .toPlainString()))
                : null;
    }

    private static JsonNode tree(String json) {
        try {
            return Wire.JSON.readTree(json);
        } catch (JacksonException cutOff) {
            return Wire.JSON.createObjectNode();
        }
    }
}
