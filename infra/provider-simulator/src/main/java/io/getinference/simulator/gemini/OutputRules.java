package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rules on the form that the answer is to have. */
final class OutputRules {
    private static final Set<String> FORMATS =
            Set.of("", "text/plain", "application/json", "text/x.enum");

    private OutputRules() {}

    static Optional<Refusal> modalities(ContentAsked asked) {
        List<String> other =
                asked.config()
                        .path("responseModalities")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(modality -> !modality.equals("TEXT"))
                        .map(modality -> modality.toLowerCase(Locale.ROOT))
                        .toList();
        return other.isEmpty()
                ? Optional.empty()
                : Rule.invalid(
                        "Model does not support the requested response modalities: "
                                + String.join(",", other));
    }

    static Optional<Refusal> format(ContentAsked asked) {
        if (!FORMATS.contains(asked.format())) {
            return Rule.invalid(
                    List.of(
                            "generation_config.response_mime_type: allowed mimetypes are"
                                    + " `text/plain`, `application/json` and `text/x.enum`."));
        }
        if (asked.format().equals("text/x.enum") && asked.responseSchema().path("enum").isEmpty()) {
            return Rule.invalid(
                    List.of(
                            "generation_config.response_schema: text/x.enum needs a schema of type"
                                    + " STRING with enum"));
        }
        if (asked.config().has("responseSchema") && asked.config().has("responseJsonSchema")) {
            return Rule.invalid("Only one of response_schema and response_json_schema can be set.");
        }
        return asked.responseSchema().isMissingNode() ? Optional.empty() : schema(asked);
    }

    private static Optional<Refusal> schema(ContentAsked asked) {
        boolean google = asked.config().has("responseSchema");
        String at = "generation_config." + (google ? "response_schema" : "response_json_schema");
        if (Set.of("", "text/plain").contains(asked.format())) {
            return Rule.invalid(
                    List.of(
                            at
                                    + ": only allowed when response_mime_type is"
                                    + " `application/json` or `text/x.enum`."));
        }
        JsonNode schema = asked.responseSchema();
        return google
                ? Rule.invalid(SchemaRules.wrong(schema, at)).or(() -> SchemaRules.tooBig(schema))
                : JsonSchemaRules.objection(schema, at);
    }
}
