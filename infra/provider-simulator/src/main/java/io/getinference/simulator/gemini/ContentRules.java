package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code :generateContent} refuses, rule by rule; the first that objects is the answer. */
final class ContentRules {
    /** One rule: empty when it has no objection. */
    @FunctionalInterface
    interface Rule {
        Optional<Refusal> objection(ContentAsked asked);
    }

    static final List<Rule> RULES =
            List.of(
                    ContentRules::fields,
                    ContentRules::contents,
                    ContentRules::systemInstruction,
                    ConfigRules::fields,
                    ConfigRules::ranges,
                    ConfigRules::maxOutputTokens,
                    ConfigRules::candidateCount,
                    ConfigRules::stopSequences,
                    ThinkingRules::thinking,
                    ContentRules::promptLimit);

    private static final Set<String> KNOWN =
            Set.of("contents", "systemInstruction", "generationConfig", "safetySettings", "model");

    /**
     * Real fields that text conversations do not need; a later version of the simulator plays them.
     */
    private static final Set<String> NOT_PLAYED =
            Set.of("tools", "toolConfig", "cachedContent", "serviceTier", "store", "labels");

    private static final Set<String> PART_FLAGS =
            Set.of("thought", "thoughtSignature", "videoMetadata", "mediaResolution");

    private static final Set<String> PARTS_NOT_PLAYED =
            Set.of(
                    "inlineData",
                    "fileData",
                    "functionCall",
                    "functionResponse",
                    "executableCode",
                    "codeExecutionResult");

    private ContentRules() {}

    static Optional<Refusal> judge(ContentAsked asked) {
        return RULES.stream().flatMap(rule -> rule.objection(asked).stream()).findFirst();
    }

    static Optional<Refusal> invalid(String message) {
        return Optional.of(Refusal.invalid(message));
    }

    static Optional<Refusal> unknownName(String name, String at) {
        String where = at.isEmpty() ? "" : " at '" + at + "'";
        return invalid(
                "Invalid JSON payload received. Unknown name \""
                        + name
                        + "\""
                        + where
                        + ": Cannot find field.");
    }

    private static Optional<Refusal> fields(ContentAsked asked) {
        for (String name : asked.body().propertyNames()) {
            if (NOT_PLAYED.contains(name)) {
                return invalid(name + ": not played by this simulator yet");
            }
            if (!KNOWN.contains(name)) {
                return unknownName(name, "");
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> contents(ContentAsked asked) {
        JsonNode contents = asked.contents();
        if (!contents.isMissingNode() && !contents.isArray()) {
            return invalid("Invalid value at 'contents' (type.googleapis.com/google.ai.Content)");
        }
        if (contents.isEmpty()) {
            return invalid("* GenerateContentRequest.contents: contents is not specified\n");
        }
        for (int i = 0; i < contents.size(); i++) {
            Optional<Refusal> objection = content(contents.get(i), "contents[" + i + "]");
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> systemInstruction(ContentAsked asked) {
        return asked.body().has("systemInstruction")
                ? content(asked.body().path("systemInstruction"), "system_instruction")
                : Optional.empty();
    }

    private static Optional<Refusal> content(JsonNode content, String at) {
        for (String name : content.propertyNames()) {
            if (!Set.of("role", "parts").contains(name)) {
                return unknownName(name, at);
            }
        }
        String role = content.path("role").asString("");
        if (!Set.of("", "user", "model", "function", "system").contains(role)) {
            return invalid("Please use a valid role: user, model.");
        }
        JsonNode parts = content.path("parts");
        if (!parts.isArray() || parts.isEmpty()) {
            return invalid(
                    "* GenerateContentRequest."
                            + at
                            + ".parts: contents.parts must not be empty.\n");
        }
        for (int i = 0; i < parts.size(); i++) {
            Optional<Refusal> objection = part(parts.get(i), at + ".parts[" + i + "]");
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> part(JsonNode part, String at) {
        for (String name : part.propertyNames()) {
            if (PARTS_NOT_PLAYED.contains(name)) {
                return invalid(at + "." + name + ": not played by this simulator yet");
            }
            if (!name.equals("text") && !PART_FLAGS.contains(name)) {
                return unknownName(name, at);
            }
        }
        JsonNode text = part.path("text");
        if (!text.isMissingNode() && !text.isString()) {
            return invalid("Invalid value at '" + at + ".text' (TYPE_STRING), " + text);
        }
        return text.asString("").isEmpty()
                ? invalid(
                        "* GenerateContentRequest."
                                + at
                                + ".data: required oneof field 'data' must have one initialized field\n")
                : Optional.empty();
    }

    private static Optional<Refusal> promptLimit(ContentAsked asked) {
        int prompt = asked.promptTokens();
        int max = asked.rules().limits().prompt();
        return prompt <= max
                ? Optional.empty()
                : invalid(
                        ("The input token count (%d) exceeds the maximum number of tokens allowed"
                                        + " (%d).")
                                .formatted(prompt, max));
    }
}
