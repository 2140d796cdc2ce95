package io.getinference.gateway.provider.gemini;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.catalogue.ThinkingOrder;
import io.getinference.gateway.provider.Effort;
import io.getinference.gateway.provider.upstream.Efforts;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/** Writes how much Gemini is to think; unsaid, it thinks as it does by default. */
final class GeminiThinking {

    private GeminiThinking() {}

    /** Whether an effort that was asked for cannot be ordered. */
    static boolean isIgnored(@Nullable Effort effort, Abilities abilities) {
        return effort != null
                && effort.compareTo(Effort.MINIMAL) > 0
                && abilities.thinkingOrder() == null;
    }

    static void write(@Nullable Effort effort, Abilities abilities, ObjectNode config) {
        ThinkingOrder order = abilities.thinkingOrder();
        if (effort == null || order == null) {
            return;
        }
        ObjectNode thinking = config.putObject("thinkingConfig");
        if (order.by() == ThinkingOrder.By.LEVEL) {
            thinking.put("thinkingLevel", Efforts.level(effort, order));
        } else if (effort == Effort.NONE) {
            boolean always = abilities.thinking() == Thinking.ALWAYS;
            thinking.put("thinkingBudget", always ? order.budgetMin() : 0);
        } else {
            thinking.put("thinkingBudget", Efforts.budget(effort, order));
        }
        if (effort != Effort.NONE) {
            // Who asks for thinking may read it; it is billed either way.
            thinking.put("includeThoughts", true);
        }
    }
}
