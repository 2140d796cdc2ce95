package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.Ability;
import io.getinference.gateway.provider.Format;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Tools;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * How Claude is brought to answer in a format.
 *
 * @param schema one that Claude enforces, or null
 * @param tool a tool that stands in for a schema that is not enforced, or null; its arguments are
 *     then the answer's text
 * @param instruction for the system prompt, the only words that we ever add; or null
 */
record ClaudeFormat(
        @Nullable ObjectNode schema, Tools.@Nullable Tool tool, @Nullable String instruction) {

    private static final String JSON_ONLY =
            "Answer with one valid JSON object and nothing else: no explanation, no Markdown.";
    private static final String BY_SCHEMA =
            "Answer with JSON that is valid by the following JSON Schema and nothing else: no"
                    + " explanation, no Markdown.\n";

    static ClaudeFormat of(Question question) {
        return switch (question.wish().format()) {
            case Format.Text text -> new ClaudeFormat(null, null, null);
            case Format.JsonObject object -> new ClaudeFormat(null, null, JSON_ONLY);
            case Format.JsonSchema asked when asked.schema().isEmpty() ->
                    new ClaudeFormat(null, null, JSON_ONLY);
            case Format.JsonSchema asked -> bySchema(question, asked);
        };
    }

    /** Enforced where that can be, then a tool of that form, and words where nothing else is. */
    private static ClaudeFormat bySchema(Question question, Format.JsonSchema asked) {
        Abilities abilities = question.model().abilities();
        ObjectNode enforced =
                abilities.take(Ability.STRUCTURED_OUTPUT)
                        ? ClaudeSchema.taken(asked.schema()).orElse(null)
                        : null;
        if (enforced != null) {
            return new ClaudeFormat(enforced, null, null);
        }
        if (question.tools().offered().isEmpty()
                && abilities.take(Ability.FORCED_TOOLS)
                && ClaudeSchema.isOfArguments(asked.schema())) {
            return new ClaudeFormat(
                    null,
                    new Tools.Tool(asked.name(), asked.description(), asked.schema(), false),
                    null);
        }
        return new ClaudeFormat(null, null, BY_SCHEMA + asked.schema());
    }

    /** The same question with the tool that stands in for the schema, which has to be called. */
    Question within(Question question) {
        if (tool == null) {
            return question;
        }
        return new Question(
                question.request(),
                question.model(),
                question.turns(),
                question.sampling(),
                new Tools(List.of(tool), new Tools.Choice.Named(tool.name()), false),
                question.wish());
    }

    /** Whether the answer may go on where the caller's words end; a format begins anew. */
    boolean allowsPrefill() {
        return schema == null && tool == null;
    }

    /** The system prompt with our instruction, if there is one. */
    String instructed(String system) {
        if (instruction == null) {
            return system;
        }
        return system.isEmpty() ? instruction : system + "\n" + instruction;
    }

    /** Whether a Markdown fence around the answer has to be taken off. */
    boolean mayBeFenced() {
        return instruction != null;
    }
}
