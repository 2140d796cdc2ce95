package io.getinference.simulator.gemini;

import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/** Builds {@code usageMetadata}; counters that are zero are left out, as Google does. */
record Usage(Reply reply) {
    private static final int CACHE_DETAILS_OF = 4;

    ObjectNode last() {
        return usage(reply.prompt().byModality(), reply.thoughts(), reply.visible());
    }

    /** Before the last chunk, when so much has been thought and said. */
    ObjectNode middle(int thoughts, int visible) {
        Map<Modality, Integer> prompt = reply.prompt().byModality();
        if (!reply.model().can(Ability.SHRINKING_PROMPT_COUNT)) {
            return usage(prompt, thoughts, visible);
        }
        prompt.merge(Modality.TEXT, 3 + reply.prompt().total() / 2, Integer::sum);
        return usage(prompt, 0, 0);
    }

    static ArrayNode details(Map<Modality, Integer> tokens) {
        ArrayNode details = Json.array();
        tokens.forEach((modality, count) ->
                details.addObject().put("modality", modality.name()).put("tokenCount", count));
        return details;
    }

    private ObjectNode usage(Map<Modality, Integer> prompt, int thoughts, int visible) {
        int total = prompt.values().stream().mapToInt(Integer::intValue).sum();
        ObjectNode usage = Json.object().put("promptTokenCount", total);
        if (visible > 0) {
            usage.put("candidatesTokenCount", visible);
        }
        usage.put("totalTokenCount", total + thoughts + visible);
        if (reply.cached() > 0) {
            usage.put("cachedContentTokenCount", reply.cached());
        }
        usage.set("promptTokensDetails", details(prompt));
        // Some answers with cached tokens have been seen without this.
        if (reply.cached() > 0 && Math.floorMod(reply.first().seed(), CACHE_DETAILS_OF) != 0) {
            usage.set("cacheTokensDetails", details(Map.of(Modality.TEXT, reply.cached())));
        }
        if (thoughts > 0) {
            usage.put("thoughtsTokenCount", thoughts);
        }
        return usage;
    }
}
