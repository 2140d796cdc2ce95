package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.catalogue.ThinkingOrder;
import io.getinference.gateway.provider.Effort;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.upstream.Conversation;
import io.getinference.gateway.provider.upstream.Efforts;

import org.jspecify.annotations.Nullable;

/**
 * How much Claude is told to think. Thinking excludes an ordered call, a beginning of the answer by
 * the caller, and a history of calls without the thoughts that led to them, which OpenAI's format
 * cannot carry; it is a hint, so it gives way.
 *
 * @param budget tokens, or 0 for none
 * @param level the provider's word, or null
 * @param off whether it is told not to
 * @param ignored whether the caller asked for something that gave way
 */
record ClaudeThinking(long budget, @Nullable String level, boolean off, boolean ignored) {

    private static final ClaudeThinking UNSAID = new ClaudeThinking(0, null, false, false);
    private static final ClaudeThinking IGNORED = new ClaudeThinking(0, null, false, true);

    static ClaudeThinking of(Question question, Conversation conversation) {
        Effort effort = question.wish().effort();
        Abilities abilities = question.model().abilities();
        ThinkingOrder order = abilities.thinkingOrder();
        if (effort == null) {
            return UNSAID;
        }
        boolean none = effort == Effort.NONE || effort == Effort.MINIMAL;
        if (order == null) {
            return none && abilities.thinking() == Thinking.NONE ? UNSAID : IGNORED;
        }
        if (order.by() == ThinkingOrder.By.LEVEL) {
            return byLevel(effort, order, none && abilities.thinking() != Thinking.ALWAYS);
        }
        if (none) {
            return UNSAID;
        }
        return isExcluded(question.tools(), conversation)
                ? IGNORED
                : new ClaudeThinking(Efforts.budget(effort, order), null, false, false);
    }

    private static ClaudeThinking byLevel(Effort effort, ThinkingOrder order, boolean off) {
        return new ClaudeThinking(0, off ? null : Efforts.level(effort, order), off, false);
    }

    /** The budget within a cap on output; 0 if none fits, for the least is 1,024. */
    long budgetWithin(long outputTokensMax, ThinkingOrder order) {
        long fits = Math.min(budget, outputTokensMax - 1);
        return fits < order.budgetMin() ? 0 : fits;
    }

    private static boolean isExcluded(Tools tools, Conversation conversation) {
        Turn last = conversation.turns().getLast();
        return ClaudeTools.isForced(tools)
                || last instanceof Turn.Assistant
                || conversation.endsInCalls();
    }
}
