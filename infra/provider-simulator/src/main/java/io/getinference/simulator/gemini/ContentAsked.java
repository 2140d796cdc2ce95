package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Format;
import io.getinference.simulator.answer.Question;
import io.getinference.simulator.answer.Question.Thoughts;
import io.getinference.simulator.answer.Tokens;
import io.getinference.simulator.answer.Tools;
import io.getinference.simulator.model.Ability;
import io.getinference.simulator.model.ModelCard;
import io.getinference.simulator.model.Models;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A body of {@code :generateContent} in camelCase, with what has to be known to judge it. */
record ContentAsked(JsonNode body, Models.Served model) {
    private static final Set<String> HARDLY_ANY = Set.of("MINIMAL");

    ModelCard rules() {
        return model.asked();
    }

    JsonNode contents() {
        return body.path("contents");
    }

    JsonNode config() {
        return body.path("generationConfig");
    }

    int promptTokens() {
        int contents = contents().size() + (body.has("systemInstruction") ? 1 : 0);
        boolean each = model.served().can(Ability.CONTENT_TOKENS);
        return (each ? contents : 0) + Tokens.of(promptText());
    }

    boolean endsWithModelTurn() {
        JsonNode last = contents().get(contents().size() - 1);
        return last.path("role").asString("").equals("model");
    }

    /** Only for a body that the rules have passed. */
    Question question() {
        List<String> stops = new ArrayList<>();
        config().path("stopSequences").forEach(stop -> stops.add(stop.asString()));
        return new Question(
                model.served().id() + "\n" + promptText(),
                lastUserText(),
                config().path("maxOutputTokens").asInt(model.served().limits().output()),
                thoughts(),
                stops,
                Tools.NONE,
                new Format.Prose());
    }

    private Thoughts thoughts() {
        JsonNode thinking = config().path("thinkingConfig");
        if (thinking.has("thinkingBudget")) {
            int budget = thinking.path("thinkingBudget").asInt();
            return switch (budget) {
                case -1 -> Thoughts.FREE;
                case 0 -> Thoughts.OFF;
                default -> new Thoughts(true, budget);
            };
        }
        if (thinking.has("thinkingLevel")) {
            String level = thinking.path("thinkingLevel").asString();
            return HARDLY_ANY.contains(level) ? Thoughts.OFF : Thoughts.FREE;
        }
        return model.served().thinking().byDefault() ? Thoughts.FREE : Thoughts.OFF;
    }

    private String promptText() {
        StringBuilder text = new StringBuilder(text(body.path("systemInstruction")));
        contents().forEach(content -> text.append(text(content)));
        return text.toString();
    }

    private String lastUserText() {
        String last = "";
        for (JsonNode content : contents()) {
            if (!content.path("role").asString("").equals("model")) {
                last = text(content);
            }
        }
        return last;
    }

    private static String text(JsonNode content) {
        StringBuilder text = new StringBuilder();
        content.path("parts").forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }
}
