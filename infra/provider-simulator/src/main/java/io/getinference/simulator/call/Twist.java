package io.getinference.simulator.call;

import io.getinference.simulator.fault.ContentFault;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.model.Provider;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Content faults that change what is said on its way out. They work on the text on the wire,
 * because only there a contradiction can be told that no honest answer holds. A quote before a name
 * is never escaped outside the model's own words.
 */
record Twist(ContentFault fault, Provider provider, String otherModel) {
    private static final int ODD = 7;

    private static final Pattern CLAUDE_MODEL = value("model", "\"[^\"]*\"");
    private static final Pattern CLAUDE_SPLIT = value("ephemeral_5m_input_tokens", "\\d+");
    private static final Pattern CLAUDE_TOOL = value("id", "\"toolu_[^\"]*\"");
    private static final Pattern GEMINI_MODEL = value("modelVersion", "\"[^\"]*\"");
    private static final Pattern GEMINI_TOTAL = value("totalTokenCount", "\\d+");
    private static final Pattern GEMINI_CALL =
            value("functionCall", "\\{(?:\\s*\"id\"\\s*:\\s*\"[^\"]*\"\\s*,)?");

    /** The twist that {@code fault} asks for in an answer of {@code call}, if it asks for one. */
    static @Nullable Twist of(@Nullable Fault fault, Call call) {
        return fault instanceof ContentFault content && content.directives().isEmpty()
                ? new Twist(content, call.provider(), otherModel(call))
                : null;
    }

    /** A model of the provider that is not the one that would answer. */
    private static String otherModel(Call call) {
        List<String> models =
                switch (call.provider()) {
                    case ANTHROPIC -> List.of("claude-opus-5", "claude-sonnet-5");
                    case GEMINI -> List.of("gemini-3.8-flash", "gemini-3.5-flash");
                };
        return models.getFirst().equals(call.modelServed()) ? models.getLast() : models.getFirst();
    }

    private static Pattern value(String name, String value) {
        return Pattern.compile("(?<!\\\\)(\"" + name + "\"\\s*:\\s*)(" + value + ")");
    }

    String apply(String wire) {
        boolean claude = provider == Provider.ANTHROPIC;
        return switch (fault) {
            case OTHER_MODEL ->
                    replaced(claude ? CLAUDE_MODEL : GEMINI_MODEL, wire, quoted(otherModel));
            case ODD_USAGE -> raised(claude ? CLAUDE_SPLIT : GEMINI_TOTAL, wire);
            case SAME_TOOL_IDS ->
                    claude
                            ? replaced(CLAUDE_TOOL, wire, quoted("toolu_same"))
                            : replaced(GEMINI_CALL, wire, "{\"id\":\"call_same\",");
            case BLOCKED, REFUSAL, EMPTY, MALFORMED_CALL, NO_USAGE -> wire;
        };
    }

    /** How many tool calls a text on the wire tells of. */
    int toolCalls(String wire) {
        Pattern call = provider == Provider.ANTHROPIC ? CLAUDE_TOOL : GEMINI_CALL;
        return (int) call.matcher(wire).results().count();
    }

    private static String replaced(Pattern pattern, String wire, String value) {
        return pattern.matcher(wire)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + value));
    }

    private static String raised(Pattern pattern, String wire) {
        return pattern.matcher(wire)
                .replaceAll(found -> found.group(1) + (Long.parseLong(found.group(2)) + ODD));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
