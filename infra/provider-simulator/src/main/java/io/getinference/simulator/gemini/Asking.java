package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Format;
import io.getinference.simulator.answer.Question;
import io.getinference.simulator.answer.Question.Thoughts;
import io.getinference.simulator.answer.Tools;
import io.getinference.simulator.answer.Tools.Tool;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the questions of a body that the rules have passed: one for each candidate. */
final class Asking {
    private static final Set<String> HARDLY_ANY = Set.of("MINIMAL");

    private final ContentAsked asked;

    Asking(ContentAsked asked) {
        this.asked = asked;
    }

    /** What candidate {@code index} answers; each says something else. */
    Question question(int index) {
        List<String> stops = new ArrayList<>();
        asked.config().path("stopSequences").forEach(stop -> stops.add(stop.asString()));
        String other = index == 0 ? "" : "\n" + index;
        return new Question(
                asked.model().served().id() + "\n" + asked.prompt().spoken() + other,
                lastUserText(),
                asked.config()
                        .path("maxOutputTokens")
                        .asInt(asked.model().served().limits().output()),
                thoughts(),
                stops,
                tools(),
                format());
    }

    private Thoughts thoughts() {
        JsonNode thinking = asked.config().path("thinkingConfig");
        if (thinking.has("thinkingBudget")) {
            int budget = thinking.path("thinkingBudget").asInt();
            return switch (budget) {
                case -1 -> Thoughts.FREE;
                case 0 -> Thoughts.OFF;
                default -> new Thoughts(true, budget);
            };
        }
        String level = thinking.path("thinkingLevel").asString("THINKING_LEVEL_UNSPECIFIED");
        if (!level.equals("THINKING_LEVEL_UNSPECIFIED")) {
            return HARDLY_ANY.contains(level) ? Thoughts.OFF : Thoughts.FREE;
        }
        return asked.model().served().thinking().byDefault() ? Thoughts.FREE : Thoughts.OFF;
    }

    private Tools tools() {
        String mode = asked.callingMode();
        List<String> allowed =
                asked.calling()
                        .path("allowedFunctionNames")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
        List<Tool> offered =
                asked.declarations().stream()
                        .map(Asking::tool)
                        .filter(tool -> allowed.isEmpty() || allowed.contains(tool.name()))
                        .toList();
        return mode.equals("NONE") ? Tools.NONE : new Tools(offered, mode.equals("ANY"), true);
    }

    private static Tool tool(JsonNode declared) {
        JsonNode schema = declared.path("parametersJsonSchema");
        return new Tool(
                declared.path("name").asString(),
                schema.isMissingNode() ? declared.path("parameters") : schema);
    }

    private Format format() {
        if (!asked.format().equals("application/json")) {
            return new Format.Prose();
        }
        JsonNode schema = asked.responseSchema();
        return schema.isMissingNode() ? new Format.AnyJson() : new Format.Conforming(schema);
    }

    /** Of a turn with results of functions, what they say; orders may be hidden there too. */
    private String lastUserText() {
        String last = "";
        for (JsonNode content : asked.contents()) {
            if (!content.path("role").asString("").equals("model")) {
                StringBuilder text = new StringBuilder();
                for (JsonNode part : content.path("parts")) {
                    text.append(part.path("text").asString(""));
                    strings(part.path("functionResponse").path("response"), text);
                }
                last = text.toString();
            }
        }
        return last;
    }

    private static void strings(JsonNode node, StringBuilder text) {
        if (node.isString()) {
            text.append(node.asString());
        }
        node.forEach(child -> strings(child, text));
    }
}
