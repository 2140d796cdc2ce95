package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;

/** Rules on {@code output_config}. */
final class OutputRules {
    private static final String AT = "output_config";
    private static final Set<String> EFFORTS = Set.of("low", "medium", "high", "xhigh", "max");

    private OutputRules() {}

    static Optional<Refusal> config(MessagesAsked asked) {
        if (!asked.has(AT)) {
            return Objection.none();
        }
        JsonNode config = asked.body().path(AT);
        return Objection.first(
                () -> Objection.object(config, AT),
                () -> Objection.extras(config, AT, Set.of("effort", "format")),
                () -> effort(asked, config.path("effort")),
                () -> format(asked, config.path("format")));
    }

    private static Optional<Refusal> effort(MessagesAsked asked, JsonNode effort) {
        if (effort.isMissingNode() || effort.isNull()) {
            return Objection.none();
        }
        return Objection.first(
                () -> Objection.oneOf(effort, AT + ".effort", EFFORTS),
                () ->
                        Objection.when(
                                !asked.model().can(Ability.EFFORT),
                                "This model does not support the effort parameter."));
    }

    private static Optional<Refusal> format(MessagesAsked asked, JsonNode format) {
        if (format.isMissingNode() || format.isNull()) {
            return Objection.none();
        }
        String at = AT + ".format";
        return Objection.first(
                () -> Objection.object(format, at),
                () -> Objection.oneOf(format.path("type"), at + ".type", Set.of("json_schema")),
                () -> Objection.extras(format, at, Set.of("type", "schema")),
                () ->
                        Objection.when(
                                !asked.model().can(Ability.STRUCTURED_OUTPUT),
                                "'" + asked.model().id() + "' does not support output format."),
                () -> Objection.when(!format.has("schema"), at + ".schema: Field required"),
                () -> SchemaRules.judge(format.path("schema"), at + ".schema"),
                () ->
                        Objection.when(
                                asked.endsWithAssistant(),
                                at + ": output format does not go together with a prefill"),
                () ->
                        Objection.when(
                                asked.cites(),
                                at + ": output format does not go together with citations"));
    }
}
