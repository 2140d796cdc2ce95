package io.getinference.simulator.anthropic;

import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.SplittableRandom;

/** Writes events as Anthropic does: named, and padded with spaces that hide their length. */
final class ClaudeEvents {
    private static final int PADDING_MAX = 15;

    static final String PING = "event: ping\ndata: {\"type\": \"ping\"}\n\n";

    private final SplittableRandom random;

    ClaudeEvents(long seed) {
        this.random = new SplittableRandom(seed);
    }

    String event(ObjectNode payload) {
        String json = Json.write(payload);
        return "event: "
                + payload.path("type").asString()
                + "\ndata: "
                + json.substring(0, json.length() - 1)
                + " ".repeat(random.nextInt(PADDING_MAX + 1))
                + "}\n\n";
    }

    String blockStart(int index, ObjectNode block) {
        ObjectNode event = Json.object().put("type", "content_block_start").put("index", index);
        event.set("content_block", block);
        return event(event);
    }

    String blockDelta(int index, ObjectNode delta) {
        ObjectNode event = Json.object().put("type", "content_block_delta").put("index", index);
        event.set("delta", delta);
        return event(event);
    }

    String blockStop(int index) {
        return event(Json.object().put("type", "content_block_stop").put("index", index));
    }
}
