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
    BLOCKED(Map.of("block", "PROHIBITED_CONTENT")),
    /** The model refuses, or stops for safety, without a word. */
    REFUSAL(Map.of("refusal", "")),
    /** The answer ends naturally without a word. */
    EMPTY(Map.of("text", "", "thoughts", "0")),
    /** Gemini gives up on a function call of its own. */
    MALFORMED_CALL(Map.of("text", "", "thoughts", "0", "finish", "MALFORMED_FUNCTION_CALL")),
    /** No usage is told. */
    NO_USAGE(Map.of("usage", "omit")),
    /** The counters do not add up. */
    ODD_USAGE(Map.of()),
    /** Another model answers, and is paid. */
    OTHER_MODEL(Map.of()),
    /** All tool calls of the answer have the same id. */
    SAME_TOOL_IDS(Map.of());

    private final Map<String, String> directives;

    ContentFault(Map<String, String> directives) {
        this.directives = directives;
    }

    /** The directives that play it; empty when the answer itself is as usual. */
    public Map<String, String> directives() {
        return directives;
    }

    @Override
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }
}
