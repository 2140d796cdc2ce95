package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Ending;
import io.getinference.simulator.answer.PromptTokens;
import io.getinference.simulator.call.Call;
import io.getinference.simulator.call.Frame;
import io.getinference.simulator.call.Rendition;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.ModelCard;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An answer of Gemini. */
record GeminiRendition(
        Call call, GeminiWire wire, ModelCard model, PromptTokens prompt, Answer answer)
        implements Rendition {

    @Override
    public HttpAnswer plain() {
        return new HttpAnswer(
                200,
                headers("application/json; charset=UTF-8"),
                Json.writePretty(new GeminiResponses(this).whole()) + "\n");
    }

    @Override
    public List<Frame> frames() {
        return new GeminiStream(this).frames();
    }

    @Override
    public Map<String, String> streamHeaders() {
        Map<String, String> headers = headers(wire.contentType());
        headers.put("content-disposition", "attachment");
        return headers;
    }

    @Override
    public String errorEvent(int status) {
        return wire.frame(GeminiErrors.json(status), false, true);
    }

    @Override
    public int overloadedStatus() {
        return 503;
    }

    @Override
    public HttpAnswer failure(Fault.Status status) {
        return GeminiErrors.failure(status, wire);
    }

    @Override
    public String finish() {
        return switch (answer.ending()) {
            case Ending.Natural(), Ending.AtStop(_) -> "STOP";
            case Ending.AtLimit() -> "MAX_TOKENS";
            case Ending.Named(String reason) -> reason.toUpperCase(Locale.ROOT);
            case Ending.Refused() -> "SAFETY";
            case Ending.Blocked(String reason) -> reason.toUpperCase(Locale.ROOT);
        };
    }

    @Override
    public int outputTokens() {
        return answer.outputTokens();
    }

    /** A blocked prompt is in the counters, so it is on the bill. */
    @Override
    public boolean free() {
        return false;
    }

    @Override
    public boolean runsOnWhenAbandoned() {
        return true;
    }

    private static Map<String, String> headers(String contentType) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", contentType);
        headers.put("vary", "Origin, X-Origin, Referer");
        headers.put("server-timing", "gfet4t7; dur=412");
        return headers;
    }
}
