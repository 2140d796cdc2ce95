package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.Format;
import io.getinference.simulator.answer.Question;
import io.getinference.simulator.answer.Question.Thoughts;
import io.getinference.simulator.answer.Tools;
import io.getinference.simulator.anthropic.Turns.Turn;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.ModelCard;
import io.getinference.simulator.model.Thinking;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** A body of {@code /v1/messages}, with what has to be known to judge and answer it. */
final class MessagesAsked {
    private final JsonNode body;
    private final ModelCard model;
    private final Head head;
    private final int images;
    private @Nullable List<Turn> turns;
    private @Nullable ClaudePrompt prompt;

    MessagesAsked(JsonNode body, ModelCard model, Head head) {
        this.body = body;
        this.model = model;
        this.head = head;
        this.images =
                (int)
                        body.path("messages").findValues("type").stream()
                                .filter(type -> type.asString("").equals("image"))
                                .count();
    }

    /**
     * What the request says outside its body.
     *
     * @param betas as written, separated by commas
     * @param counting whether only the tokens are asked for
     */
    record Head(String version, String betas, boolean counting) {}

    JsonNode body() {
        return body;
    }

    ModelCard model() {
        return model;
    }

    String betas() {
        return head.betas();
    }

    boolean counting() {
        return head.counting();
    }

    boolean isVersion2026() {
        return head.version().equals(AnthropicDoor.VERSION_2026);
    }

    JsonNode messages() {
        return body.path("messages");
    }

    /** Only once each message is known to be one. */
    List<Turn> turns() {
        List<Turn> known = turns;
        if (known == null) {
            known = Turns.of(messages());
            turns = known;
        }
        return known;
    }

    boolean has(String name) {
        return body.has(name) && !body.path(name).isNull();
    }

    boolean forcesTool() {
        String type = body.path("tool_choice").path("type").asString("");
        return type.equals("any") || type.equals("tool");
    }

    boolean asksToThink() {
        String type = body.path("thinking").path("type").asString("");
        return type.equals("enabled") || type.equals("adaptive");
    }

    boolean endsWithAssistant() {
        return role(messages().get(messages().size() - 1)).equals("assistant");
    }

    /** Whether a source is to be cited. */
    boolean cites() {
        return turns().stream()
                .flatMap(turn -> turn.blocks().stream())
                .anyMatch(block -> block.node().at("/citations/enabled").asBoolean(false));
    }

    /** Images of all messages, those in the results of tools included. */
    int images() {
        return images;
    }

    /** Only for a body that the rules have passed. */
    ClaudePrompt prompt() {
        ClaudePrompt known = prompt;
        if (known == null) {
            known = new ClaudePrompt(this);
            prompt = known;
        }
        return known;
    }

    int promptTokens() {
        return prompt().tokens();
    }

    /** Only for a body that the rules have passed. */
    Question question() {
        return new Question(
                model.id() + "\n" + prompt().text(),
                lastUserText(),
                body.path("max_tokens").asInt(),
                thoughts(),
                strings(body.path("stop_sequences")),
                tools(),
                format());
    }

    static String text(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(block -> text.append(block.path("text").asString("")));
        return text.toString();
    }

    /** Orders may stand in what a tool said, too: after its call nothing else is new. */
    private String lastUserText() {
        JsonNode last = Json.array();
        for (JsonNode message : messages()) {
            if (role(message).equals("user")) {
                last = message.path("content");
            }
        }
        if (last.isString()) {
            return last.asString();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode block : last) {
            boolean result = block.path("type").asString("").equals("tool_result");
            text.append(result ? text(block.path("content")) : block.path("text").asString(""));
        }
        return text.toString();
    }

    private Thoughts thoughts() {
        JsonNode thinking = body.path("thinking");
        return switch (thinking.path("type").asString("")) {
            case "enabled" -> new Thoughts(true, thinking.path("budget_tokens").asInt());
            case "adaptive" -> Thoughts.FREE;
            case "disabled" -> Thoughts.OFF;
            case "between_tools" -> turns().getLast().answersTool() ? Thoughts.FREE : Thoughts.OFF;
            default -> model.thinking().byDefault() && !forcesTool() ? Thoughts.FREE : Thoughts.OFF;
        };
    }

    /** Whether the caller sees the thoughts. */
    boolean showsThoughts() {
        JsonNode display = body.path("thinking").path("display");
        return display.isString()
                ? display.asString().equals("summarized")
                : model.thinking() instanceof Thinking.Mode mode && mode.shown();
    }

    private Tools tools() {
        JsonNode choice = body.path("tool_choice");
        String type = choice.path("type").asString("auto");
        List<Tools.Tool> offered = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            String name = tool.path("name").asString("");
            boolean allowed =
                    switch (type) {
                        case "none" -> false;
                        case "tool" -> name.equals(choice.path("name").asString(""));
                        default -> true;
                    };
            if (allowed) {
                offered.add(new Tools.Tool(name, tool.path("input_schema")));
            }
        }
        boolean parallel = !choice.path("disable_parallel_tool_use").asBoolean(false);
        return new Tools(offered, forcesTool(), parallel);
    }

    private Format format() {
        JsonNode format = body.path("output_config").path("format");
        return format.isObject()
                ? new Format.Conforming(format.path("schema"))
                : new Format.Prose();
    }

    private static String role(JsonNode message) {
        return message.path("role").asString("");
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
