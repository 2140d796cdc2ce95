package io.getinference.simulator.gemini;

import io.getinference.simulator.model.ModelCard;
import io.getinference.simulator.model.Models;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** A body of {@code :generateContent} in camelCase, with what has to be known to judge it. */
record ContentAsked(JsonNode body, Models.Served model, Prompt prompt) {

    static ContentAsked of(JsonNode body, Models.Served model) {
        return new ContentAsked(body, model, Prompt.of(body, model.served()));
    }

    ModelCard rules() {
        return model.asked();
    }

    JsonNode contents() {
        return body.path("contents");
    }

    JsonNode config() {
        return body.path("generationConfig");
    }

    /** The MIME type that the answer is to have; "" when nothing is said. */
    String format() {
        return config().path("responseMimeType").asString("");
    }

    /** The schema of the answer in either form; may be missing. */
    JsonNode responseSchema() {
        return config().has("responseSchema")
                ? config().path("responseSchema")
                : config().path("responseJsonSchema");
    }

    int candidates() {
        return config().path("candidateCount").asInt(1);
    }

    List<JsonNode> declarations() {
        return body.path("tools")
                .valueStream()
                .flatMap(tool -> tool.path("functionDeclarations").valueStream())
                .toList();
    }

    JsonNode calling() {
        return body.path("toolConfig").path("functionCallingConfig");
    }

    String callingMode() {
        return calling().path("mode").asString("AUTO");
    }

    boolean endsWithModelTurn() {
        JsonNode last = contents().get(contents().size() - 1);
        return last.path("role").asString("").equals("model");
    }
}
