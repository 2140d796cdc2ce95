package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.Format;
import io.getinference.simulator.answer.Question;
import io.getinference.simulator.answer.Question.Thoughts;
import io.getinference.simulator.answer.Tokens;
import io.getinference.simulator.answer.Tools;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.ModelCard;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** A body of {@code /v1/messages}, with what has to be known to judge and answer it. */
record MessagesAsked(JsonNode body, ModelCard model, String version, boolean counting) {
    private static final int TOKENS_PER_PROMPT = 8;
    private static final int TOKENS_PER_MESSAGE = 4;

    JsonNode messages() {
        return body.path("messages");
    }

    boolean has(String name) {
        return body.has(name) && !body.path(name).isNull();
    }

    int promptTokens() {
        return TOKENS_PER_PROMPT + TOKENS_PER_MESSAGE * messages().size() + Tokens.of(promptText());
    }

    /** Only for a body that the rules have passed. */
    Question question() {
        return new Question(
                model.id() + "\n" + promptText(),
                lastUserText(),
                body.path("max_tokens").asInt(),
                thoughts(),
                strings(body.path("stop_sequences")),
                Tools.NONE,
                new Format.Prose());
    }

    static String text(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(block -> text.append(block.path("text").asString("")));
        return text.toString();
    }

    private String promptText() {
        StringBuilder text = new StringBuilder(text(body.path("system")));
        messages().forEach(message -> text.append(text(message.path("content"))));
        return text.toString();
    }

    private String lastUserText() {
        String last = "";
        for (JsonNode message : messages()) {
            if (message.path("role").asString("").equals("user")) {
                last = text(message.path("content"));
            }
        }
        return last;
    }

    private Thoughts thoughts() {
        JsonNode thinking = body.path("thinking");
        return switch (thinking.path("type").asString("")) {
            case "enabled" -> new Thoughts(true, thinking.path("budget_tokens").asInt());
            case "adaptive" -> Thoughts.FREE;
            case "disabled" -> Thoughts.OFF;
            default -> model.thinking().byDefault() ? Thoughts.FREE : Thoughts.OFF;
        };
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asString()));
        return strings;
    }

    /** Whether member {@code name} is there and no whole number of at least {@code min}. */
    boolean badCount(String name, int min) {
        JsonNode value = body.path(name);
        return has(name) && (!Json.isInt(value) || value.asInt() < min);
    }
}
