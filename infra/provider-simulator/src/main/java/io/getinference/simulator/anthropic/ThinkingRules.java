package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.BlockRules.Place;
import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.anthropic.Turns.Turn;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Thinking;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules on thinking: the setting, what it goes together with, and thoughts sent back. */
final class ThinkingRules {
    private static final int BUDGET_MIN = 1_024;
    private static final BigDecimal TOP_P_MIN = new BigDecimal("0.95");

    private ThinkingRules() {}

    static Optional<Refusal> setting(MessagesAsked asked) {
        if (!asked.has("thinking")) {
            return Objection.none();
        }
        JsonNode thinking = asked.body().path("thinking");
        String type = thinking.path("type").asString("");
        boolean knows =
                asked.model().thinking() instanceof Thinking.Mode mode
                        && mode.types().contains(type);
        return Objection.first(
                () -> Objection.object(thinking, "thinking"),
                () ->
                        Objection.when(
                                !knows,
                                "thinking.type: '" + type + "' is not supported on this model"),
                () -> Objection.extras(thinking, "thinking." + type, members(type)),
                () ->
                        thinking.has("display") && !thinking.path("display").isNull()
                                ? Objection.oneOf(
                                        thinking.path("display"),
                                        "thinking." + type + ".display",
                                        Set.of("summarized", "omitted"))
                                : Objection.none(),
                () ->
                        type.equals("enabled")
                                ? budget(asked, thinking.path("budget_tokens"))
                                : Objection.none());
    }

    private static Set<String> members(String type) {
        return switch (type) {
            case "enabled" -> Set.of("type", "budget_tokens", "display");
            case "disabled" -> Set.of("type");
            default -> Set.of("type", "display");
        };
    }

    private static Optional<Refusal> budget(MessagesAsked asked, JsonNode budget) {
        return Objection.first(
                () ->
                        Objection.when(
                                !Json.isInt(budget) || budget.asInt() < BUDGET_MIN,
                                "thinking.enabled.budget_tokens: Input should be greater than or"
                                        + " equal to 1024"),
                () ->
                        Objection.when(
                                !asked.counting()
                                        && budget.asInt()
                                                >= asked.body().path("max_tokens").asInt(),
                                "`max_tokens` must be greater than `thinking.budget_tokens`."));
    }

    /** Samplers and forced tools do not go together with thinking that was asked for. */
    static Optional<Refusal> company(MessagesAsked asked) {
        if (!asked.asksToThink()) {
            return Objection.none();
        }
        JsonNode body = asked.body();
        BigDecimal temperature = number(body.path("temperature"));
        BigDecimal topP = number(body.path("top_p"));
        return Objection.first(
                () ->
                        Objection.when(
                                asked.forcesTool(),
                                "Thinking may not be enabled when tool_choice forces tool use."),
                () ->
                        Objection.when(
                                temperature.compareTo(BigDecimal.ONE) != 0,
                                "`temperature` may only be set to 1 when thinking is enabled."),
                () ->
                        Objection.when(
                                topP.compareTo(TOP_P_MIN) < 0,
                                "`top_p` must be greater than or equal to 0.95 or unset when"
                                        + " thinking is enabled."),
                () ->
                        Objection.when(
                                asked.has("top_k"),
                                "`top_k` must be unset when thinking is enabled."));
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : BigDecimal.ONE;
    }

    /**
     * With a thinking budget the turn that is still going on, a prefill or a call that has just
     * been answered, has to begin with its thoughts.
     */
    static Optional<Refusal> lastTurn(MessagesAsked asked) {
        boolean budget = asked.body().path("thinking").path("type").asString("").equals("enabled");
        List<Turn> turns = asked.turns();
        int last = turns.size() - 1;
        if (budget && turns.get(last).isUser() && turns.get(last).answersTool()) {
            last--;
        }
        if (!budget || last < 0 || turns.get(last).isUser()) {
            return Objection.none();
        }
        Turns.Block first = turns.get(last).blocks().getFirst();
        return Objection.when(
                !Set.of("thinking", "redacted_thinking").contains(first.type()),
                first.at()
                        + ".type: Expected `thinking` or `redacted_thinking`, but found `"
                        + first.type()
                        + "`. When `thinking` is enabled, a final `assistant` message must start"
                        + " with a thinking block (preceeding the lastmost set of `tool_use` and"
                        + " `tool_result` blocks).");
    }

    static Optional<Refusal> block(JsonNode block, Place place) {
        String at = place.at();
        return Objection.first(
                () -> Objection.extras(block, at, Set.of("type", "thinking", "signature")),
                () -> Objection.string(block.path("thinking"), at + ".thinking"),
                () -> Objection.string(block.path("signature"), at + ".signature"),
                () ->
                        Objection.when(
                                !Signature.isGood(
                                        block.path("signature").asString(""),
                                        block.path("thinking").asString("")),
                                at.substring(0, at.lastIndexOf('.'))
                                        + ": Invalid `signature` in `thinking` block"));
    }

    static Optional<Refusal> redacted(JsonNode block, Place place) {
        String at = place.at();
        return Objection.first(
                () -> Objection.extras(block, at, Set.of("type", "data")),
                () -> Objection.string(block.path("data"), at + ".data"));
    }
}
