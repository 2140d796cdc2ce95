package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Ending;
import io.getinference.simulator.answer.PromptTokens;
import io.getinference.simulator.call.Call;
import io.getinference.simulator.call.Frame;
import io.getinference.simulator.call.Rendition;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An answer of Claude.
 *
 * @param model the name it answers under
 */
record ClaudeRendition(Call call, String model, Content content, ClaudeUsage usage)
        implements Rendition {

    @Override
    public Answer answer() {
        return content.answer();
    }

    @Override
    public PromptTokens prompt() {
        return usage.prompt();
    }

    @Override
    public HttpAnswer plain() {
        ObjectNode message = message();
        message.set("content", content.blocks());
        setStop(message);
        if (!answer().usageOmitted()) {
            message.set("usage", usage.withThinking(usage.whole(outputTokens())));
        }
        return new HttpAnswer(200, headers("application/json"), Json.write(message));
    }

    @Override
    public List<Frame> frames() {
        return new ClaudeStream(this).frames();
    }

    @Override
    public Map<String, String> streamHeaders() {
        Map<String, String> headers = headers("text/event-stream; charset=utf-8");
        headers.put("cache-control", "no-cache");
        return headers;
    }

    @Override
    public String errorEvent(int status) {
        return ClaudeErrors.event(status, requestId(call));
    }

    @Override
    public int overloadedStatus() {
        return 529;
    }

    @Override
    public HttpAnswer failure(Fault.Status status) {
        return ClaudeErrors.failure(status, requestId(call));
    }

    @Override
    public String finish() {
        return switch (answer().ending()) {
            case Ending.Natural() -> answer().callsTool() ? "tool_use" : "end_turn";
            case Ending.AtLimit() -> "max_tokens";
            case Ending.AtStop(_) -> "stop_sequence";
            case Ending.Named(String reason) -> reason.toLowerCase(Locale.ROOT);
            case Ending.Refused(), Ending.Blocked(_) -> "refusal";
        };
    }

    /**
     * Anthropic counts one token for an answer without a word, but none for a refusal or a warm-up.
     */
    @Override
    public int outputTokens() {
        boolean warmed = answer().ending() instanceof Ending.AtLimit && answer().parts().isEmpty();
        return free() || warmed ? answer().outputTokens() : Math.max(1, answer().outputTokens());
    }

    @Override
    public boolean free() {
        return finish().equals("refusal") && answer().outputTokens() == 0;
    }

    @Override
    public boolean runsOnWhenAbandoned() {
        return false;
    }

    static String requestId(Call call) {
        return "req_" + call.id().text();
    }

    /** The message as it begins: without content, stop reason and true output count. */
    ObjectNode message() {
        ObjectNode message =
                Json.object()
                        .put("id", "msg_" + call.id().text())
                        .put("type", "message")
                        .put("role", "assistant")
                        .put("model", model);
        message.set("content", Json.array());
        message.putNull("stop_reason");
        message.putNull("stop_sequence");
        return message;
    }

    ObjectNode setStop(ObjectNode target) {
        target.put("stop_reason", finish());
        if (answer().ending() instanceof Ending.AtStop(String sequence)) {
            target.put("stop_sequence", sequence);
        } else {
            target.putNull("stop_sequence");
        }
        if (finish().equals("refusal")) {
            target.set(
                    "stop_details",
                    Json.object()
                            .put("type", "refusal")
                            .putNull("category")
                            .put("explanation", "The model declined to answer()."));
        }
        return target;
    }

    private Map<String, String> headers(String contentType) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", contentType);
        headers.put("request-id", requestId(call));
        headers.put("anthropic-organization-id", "5137a000-0000-4000-8000-000000000000");
        headers.put("anthropic-ratelimit-requests-limit", "4000");
        headers.put("anthropic-ratelimit-requests-remaining", "3999");
        headers.put("anthropic-ratelimit-requests-reset", "2026-11-22T12:01:00Z");
        return headers;
    }
}
