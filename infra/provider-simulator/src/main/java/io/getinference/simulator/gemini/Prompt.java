package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Tokens;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Ability;
import io.getinference.simulator.model.ModelCard;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A prompt as it is counted.
 *
 * @param hidden tokens that no text has: one for each content, with the models that add it
 * @param pieces in the order in which the model reads them
 */
record Prompt(int hidden, List<Piece> pieces) {

    Prompt {
        pieces = List.copyOf(pieces);
    }

    /** Something that is counted. */
    sealed interface Piece {
        /** Of the conversation, the instruction, or values of the tools. */
        record Text(String text, boolean spoken) implements Piece {}

        /**
         * An attachment.
         *
         * @param known tells it from others
         */
        record Attached(Modality modality, int tokens, String known) implements Piece {}
    }

    static Prompt of(JsonNode body, ModelCard model) {
        return new Reading(body, model).prompt();
    }

    int total() {
        return byModality().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Tokens by kind, only those that there are; text is always first. */
    Map<Modality, Integer> byModality() {
        Map<Modality, Integer> tokens = new EnumMap<>(Modality.class);
        tokens.put(Modality.TEXT, hidden + Tokens.of(text(true)) + Tokens.of(text(false)));
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Attached(Modality modality, int count, String known)) {
                tokens.merge(modality, count, Prompt::sum);
            }
        }
        return tokens;
    }

    /** Far beyond every limit all numbers are alike. */
    private static int sum(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE / 8, (long) one + other);
    }

    /** All that was said, by either side; not the tools. */
    String spoken() {
        return text(true);
    }

    private String text(boolean said) {
        StringBuilder all = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Text(String text, boolean spoken) && spoken == said) {
                all.append(text);
            }
        }
        return all.toString();
    }

    /** Takes a body apart, which the rules have not passed yet. */
    private static final class Reading {
        private final JsonNode body;
        private final ModelCard model;
        private final List<Piece> pieces = new ArrayList<>();

        Reading(JsonNode body, ModelCard model) {
            this.body = body;
            this.model = model;
        }

        Prompt prompt() {
            body.path("systemInstruction").path("parts").forEach(this::part);
            body.path("tools").forEach(this::values);
            int contents = body.path("contents").size() + (body.has("systemInstruction") ? 1 : 0);
            for (JsonNode content : body.path("contents")) {
                content.path("parts").forEach(this::part);
            }
            return new Prompt(model.can(Ability.CONTENT_TOKENS) ? contents : 0, pieces);
        }

        private void part(JsonNode part) {
            text(part.path("text").asString(""), true);
            function(part.path("functionCall"), "args");
            function(part.path("functionResponse"), "response");
            text(part.path("executableCode").path("code").asString(""), true);
            text(part.path("codeExecutionResult").path("output").asString(""), true);
            String resolution = part.path("mediaResolution").path("level").asString("");
            attachments(part, resolution);
            part.path("functionResponse")
                    .path("parts")
                    .forEach(answered -> attachments(answered, resolution));
        }

        private void function(JsonNode function, String data) {
            if (function.isObject()) {
                text(function.path("name").asString(""), true);
                text(function.has(data) ? Json.write(function.path(data)) : "", true);
            }
        }

        private void attachments(JsonNode part, String ownResolution) {
            String all = body.path("generationConfig").path("mediaResolution").asString("");
            String resolution = ownResolution.isEmpty() ? all : ownResolution;
            JsonNode inline = part.path("inlineData");
            JsonNode file = part.path("fileData");
            if (Media.modality(inline.path("mimeType").asString("")).isPresent()) {
                add(Media.of(inline), resolution, inline);
            } else if (file.isObject()) {
                add(Media.at(file), resolution, file);
            }
        }

        private void add(Media media, String resolution, JsonNode source) {
            int tokens = media.tokens(model, resolution);
            pieces.add(new Piece.Attached(media.modality(), tokens, Json.write(source)));
        }

        /** The tools cost their values; the names of fields are free. */
        private void values(JsonNode node) {
            if (node.isValueNode()) {
                text(node.asString(), false);
            }
            node.forEach(this::values);
        }

        private void text(String text, boolean spoken) {
            if (!text.isEmpty()) {
                pieces.add(new Piece.Text(text, spoken));
            }
        }
    }
}
