package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.Ability;
import io.getinference.gateway.provider.Format;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.upstream.Refusals;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/**
 * How Claude is brought to answer in a format.
 *
 * @param schema native, or null
 * @param tool a tool that stands in for the schema on models that have no formats, or null; its
 *     arguments are then the answer's text
 * @param instruction for the system prompt, the only words that we ever add; or null
 */
record ClaudeFormat(
        @Nullable ObjectNode schema, Tools.@Nullable Tool tool, @Nullable String instruction) {

    private static final String JSON_ONLY =
            "Answer with one valid JSON object and nothing else: no explanation, no Markdown.";

    static ClaudeFormat of(Question question) throws ProviderFailure {
        return switch (question.wish().format()) {
            case Format.Text text -> new ClaudeFormat(null, null, null);
            case Format.JsonObject object -> new ClaudeFormat(null, null, JSON_ONLY);
            case Format.JsonSchema asked -> bySchema(question, asked);
        };
    }

    private static ClaudeFormat bySchema(Question question, Format.JsonSchema asked)
            throws ProviderFailure {
        ObjectNode schema = ClaudeSchema.taken(asked.schema());
        if (question.model().abilities().take(Ability.STRUCTURED_OUTPUT)) {
            return new ClaudeFormat(schema, null, null);
        }
        if (!question.tools().offered().isEmpty()) {
            throw Refusals.before(
                    new Refused(
                            "unsupported_value",
                            "response_format",
                            "This model takes a JSON schema or tools, not both at once."));
        }
        return new ClaudeFormat(
                null, new Tools.Tool(asked.name(), asked.description(), schema, true), null);
    }

    /** Whether a Markdown fence around the answer has to be taken off. */
    boolean mayBeFenced() {
        return instruction != null;
    }
}
