package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.PromptTokens;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The counters of an answer.
 *
 * @param thinking tokens of thoughts, a part of the output
 * @param body of the request, which may have chosen how it is served
 */
record ClaudeUsage(PromptTokens prompt, int thinking, JsonNode body) {

    /** All counters, as a plain answer and the first event have them. */
    ObjectNode whole(int output) {
        ObjectNode usage = ofPrompt();
        usage.set(
                "cache_creation",
                Json.object()
                        .put("ephemeral_5m_input_tokens", prompt.write5m())
                        .put("ephemeral_1h_input_tokens", prompt.write1h()));
        usage.put("output_tokens", output).put("service_tier", "standard");
        for (String chosen : new String[] {"inference_geo", "speed"}) {
            if (body.path(chosen).isString()) {
                usage.put(chosen, body.path(chosen).asString());
            }
        }
        return usage;
    }

    /** The counters of the last events: all of them again, and now the true output. */
    ObjectNode atEnd(int output) {
        return withThinking(ofPrompt().put("output_tokens", output));
    }

    ObjectNode withThinking(ObjectNode usage) {
        if (thinking > 0) {
            usage.set("output_tokens_details", Json.object().put("thinking_tokens", thinking));
        }
        return usage;
    }

    private ObjectNode ofPrompt() {
        return Json.object()
                .put("input_tokens", prompt.input())
                .put("cache_creation_input_tokens", prompt.written())
                .put("cache_read_input_tokens", prompt.cached());
    }
}
