package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.PromptTokens;
import io.getinference.simulator.call.Call;
import io.getinference.simulator.call.Frame;
import io.getinference.simulator.call.Rendition;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.json.Json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An answer of Gemini. */
record GeminiRendition(Call call, GeminiWire wire, Reply reply) implements Rendition {

    /** Of several candidates all parts, as if one had said them. */
    @Override
    public Answer answer() {
        Answer first = reply.first();
        return new Answer(
                reply.thoughts(),
                reply.candidates().stream().flatMap(each -> each.parts().stream()).toList(),
                first.ending(),
                first.usageOmitted(),
                first.seed());
    }

    @Override
    public PromptTokens prompt() {
        return reply.billed();
    }

    @Override
    public HttpAnswer plain() {
        return new HttpAnswer(
                200,
                headers("application/json; charset=UTF-8"),
                Json.writePretty(new GeminiResponses(reply, call.id().text()).whole()) + "\n");
    }

    @Override
    public List<Frame> frames() {
        return new GeminiStream(wire, reply, call.id().text()).frames();
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
        return Reply.finish(reply.first());
    }

    @Override
    public int outputTokens() {
        return reply.thoughts() + reply.visible();
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
