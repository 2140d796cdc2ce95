package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Ending;
import io.getinference.simulator.answer.PromptTokens;
import io.getinference.simulator.answer.Seed;
import io.getinference.simulator.call.Call;
import io.getinference.simulator.call.Frame;
import io.getinference.simulator.call.Rendition;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An answer of Claude. */
record ClaudeRendition(Call call, String model, PromptTokens prompt, Answer answer)
        implements Rendition {

    @Override
    public HttpAnswer plain() {
        ObjectNode message = message();
        ArrayNode content = Json.array();
        if (answer.thoughts() > 0) {
            content.add(thinkingBlock().put("signature", signature()));
        }
        if (!answer.text().isEmpty()) {
            content.add(Json.object().put("type", "text").put("text", answer.text()));
        }
        message.set("content", content);
        setStop(message);
        if (answer.usageOmitted()) {
            message.remove("usage");
        } else {
            message.set("usage", startUsage(outputTokens()));
            addThinking((ObjectNode) message.path("usage"));
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
        return switch (answer.ending()) {
            case Ending.Natural() -> "end_turn";
            case Ending.AtLimit() -> "max_tokens";
            case Ending.AtStop(_) -> "stop_sequence";
            case Ending.Named(String reason) -> reason.toLowerCase(Locale.ROOT);
            case Ending.Refused(), Ending.Blocked(_) -> "refusal";
        };
    }

    /** Anthropic counts one token for an answer without a word, but none for a refusal. */
    @Override
    public int outputTokens() {
        return free() ? 0 : Math.max(1, answer.outputTokens());
    }

    @Override
    public boolean free() {
        return finish().equals("refusal") && answer.outputTokens() == 0;
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

    ObjectNode startUsage(int output) {
        ObjectNode usage = promptUsage();
        usage.set(
                "cache_creation",
                Json.object()
                        .put("ephemeral_5m_input_tokens", 0)
                        .put("ephemeral_1h_input_tokens", 0));
        return usage.put("output_tokens", output).put("service_tier", "standard");
    }

    ObjectNode endUsage() {
        return addThinking(promptUsage().put("output_tokens", outputTokens()));
    }

    ObjectNode setStop(ObjectNode target) {
        target.put("stop_reason", finish());
        if (answer.ending() instanceof Ending.AtStop(String sequence)) {
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
                            .put("explanation", "The model declined to answer."));
        }
        return target;
    }

    ObjectNode thinkingBlock() {
        return Json.object().put("type", "thinking").put("thinking", "").put("signature", "");
    }

    String signature() {
        return Seed.hex(call.id().text());
    }

    private ObjectNode promptUsage() {
        return Json.object()
                .put("input_tokens", prompt.input())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0);
    }

    private ObjectNode addThinking(ObjectNode usage) {
        if (answer.thoughts() > 0) {
            usage.set(
                    "output_tokens_details",
                    Json.object().put("thinking_tokens", answer.thoughts()));
        }
        return usage;
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
