package io.getinference.gateway.provider.upstream;

import io.getinference.common.catalogue.ThinkingOrder;
import io.getinference.gateway.provider.Effort;

import java.util.List;
import java.util.Locale;

/** OpenAI's words for effort in the terms of a model's thinking. */
public final class Efforts {

    private static final long LITTLE = 1_024;
    private static final long SOME = 8_192;
    private static final long MUCH = 24_576;

    private Efforts() {}

    /** Tokens of thinking, within what the model takes; for an effort that is not none. */
    public static long budget(Effort effort, ThinkingOrder order) {
        long wished =
                switch (effort) {
                    case NONE, MINIMAL, LOW -> LITTLE;
                    case MEDIUM -> SOME;
                    case HIGH -> MUCH;
                    case XHIGH, MAX -> order.budgetMax();
                };
        return Math.clamp(wished, order.budgetMin(), order.budgetMax());
    }

    /** The model's own word: the same, or the nearest that it has; its words go upwards. */
    public static String level(Effort effort, ThinkingOrder order) {
        List<String> levels = order.levels();
        String nearest = levels.getFirst();
        for (String level : levels) {
            if (Effort.valueOf(level.toUpperCase(Locale.ROOT)).compareTo(effort) <= 0) {
                nearest = level;
            }
        }
        return nearest;
    }
}
