package io.getinference.simulator.fault;

import java.util.Locale;
import java.util.Map;

/**
 * A whole answer in good bytes that says something strange. The first five are directives under
 * another name, so that what they do is told in one place, {@code answer}; the others change the
 * answer on its way out.
 */
public enum ContentFault implements Fault {
    /** The prompt is blocked; Claude refuses it. */
    BLOCKED,
    /** The model refuses, or stops for safety, without a word. */
    REFUSAL,
    /** The answer ends naturally without a word. */
    EMPTY,
    /** Gemini gives up on a function call of its own. */
    MALFORMED_CALL,
    /** No usage is told. */
    NO_USAGE,
    /** The counters do not add up. */
    ODD_USAGE,
    /** Another model answers, and is paid. */
    OTHER_MODEL,
    /** All tool calls of the answer have the same id. */
    SAME_TOOL_IDS;

    /** The directives that play it; empty when the answer itself is as usual. */
    public Map<String, String> directives() {
        return switch (this) {
            case BLOCKED -> Map.of("block", "PROHIBITED_CONTENT");
            case REFUSAL -> Map.of("refusal", "");
            case EMPTY -> Map.of("text", "", "thoughts", "0");
            case MALFORMED_CALL ->
                    Map.of("text", "", "thoughts", "0", "finish", "MALFORMED_FUNCTION_CALL");
            case NO_USAGE -> Map.of("usage", "omit");
            case ODD_USAGE, OTHER_MODEL, SAME_TOOL_IDS -> Map.of();
        };
    }

    @Override
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }
}
