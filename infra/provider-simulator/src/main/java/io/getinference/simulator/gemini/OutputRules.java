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
        JsonNode config = asked.config();
        String format = asked.format();
        boolean google = config.has("responseSchema");
        boolean json = config.has("responseJsonSchema");
        if (!FORMATS.contains(format)) {
            return Rule.invalid(
                    List.of(
                            "generation_config.response_mime_type: allowed mimetypes are"
                                    + " `text/plain`, `application/json` and `text/x.enum`."));
        }
        if (google && json) {
            return Rule.invalid("Only one of response_schema and response_json_schema can be set.");
        }
        if ((google || json) && Set.of("", "text/plain").contains(format)) {
            String form = google ? "response_schema" : "response_json_schema";
            return Rule.invalid(
                    List.of(
                            "generation_config.%s: only allowed when response_mime_type is"
                                    .concat(" `application/json` or `text/x.enum`.")
                                    .formatted(form)));
        }
        if (format.equals("text/x.enum") && asked.responseSchema().path("enum").isEmpty()) {
            return Rule.invalid(
                    List.of(
                            "generation_config.response_schema: text/x.enum needs a schema of type"
                                    + " STRING with enum"));
        }
        return google
                ? Rule.invalid(
                                SchemaRules.wrong(
                                        config.path("responseSchema"),
                                        "generation_config.response_schema"))
                        .or(() -> SchemaRules.tooBig(config.path("responseSchema")))
                : json
                        ? JsonSchemaRules.objection(
                                config.path("responseJsonSchema"),
                                "generation_config.response_json_schema")
                        : Optional.empty();
    }
}
