package io.getinference.simulator.anthropic;

import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Availability;
import io.getinference.simulator.model.ModelCard;
import io.getinference.simulator.model.Thinking;

import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A model as Anthropic's models list tells it, in the members that its Java client requires. */
final class ClaudeModelInfo {
    /** A model is deprecated at least so long before it is retired. */
    private static final int NOTICE_DAYS = 60;

    private static final String MIDNIGHT = "T00:00:00Z";
    private static final Set<String> WITHOUT_SCHEMA =
            Set.of("claude-sonnet-4-20250514", "claude-opus-4-20250514");

    /** Days of release; only those of the 4 and 4.5 generations are known, the order is. */
    private static final Map<String, LocalDate> RELEASED =
            Map.ofEntries(
                    Map.entry("claude-sonnet-4-20250514", LocalDate.of(2025, 5, 22)),
                    Map.entry("claude-opus-4-20250514", LocalDate.of(2025, 5, 22)),
                    Map.entry("claude-haiku-4-5-20251001", LocalDate.of(2025, 10, 15)),
                    Map.entry("claude-sonnet-4-6", LocalDate.of(2026, 2, 17)),
                    Map.entry("claude-opus-4-8", LocalDate.of(2026, 5, 20)),
                    Map.entry("claude-sonnet-5", LocalDate.of(2026, 6, 30)),
                    Map.entry("claude-opus-5", LocalDate.of(2026, 7, 15)),
                    Map.entry("claude-fable-5-1", LocalDate.of(2026, 9, 1)),
                    Map.entry("claude-opus-5-5", LocalDate.of(2026, 9, 15)),
                    Map.entry("claude-sonnet-5-5", LocalDate.of(2026, 10, 1)),
                    Map.entry("claude-haiku-5-5", LocalDate.of(2026, 10, 15)));

    private ClaudeModelInfo() {}

    static LocalDate released(ModelCard card) {
        LocalDate day = RELEASED.get(card.id());
        if (day == null) {
            throw new IllegalStateException("no day of release of " + card.id());
        }
        return day;
    }

    static ObjectNode json(ModelCard card, LocalDate today) {
        ObjectNode json =
                Json.object()
                        .put("type", "model")
                        .put("id", card.id())
                        .put("display_name", displayName(card.id()))
                        .put("created_at", released(card) + MIDNIGHT)
                        .put("line", line(card.id()))
                        .put("max_input_tokens", card.limits().prompt())
                        .put("max_tokens", card.limits().output());
        setLifecycle(json, card, today);
        json.set("capabilities", capabilities(card));
        return json;
    }

    /** {@code claude-haiku-4-5-20251001} is called Claude Haiku 4.5. */
    static String displayName(String id) {
        String[] words = id.replaceAll("-\\d{8}$", "").split("-", -1);
        StringBuilder name = new StringBuilder("Claude ");
        name.append(words[1].substring(0, 1).toUpperCase(Locale.ROOT))
                .append(words[1].substring(1));
        name.append(' ').append(words[2]);
        return words.length > 3 ? name.append('.').append(words[3]).toString() : name.toString();
    }

    private static String line(String id) {
        return id.split("-", -1)[1];
    }

    private static void setLifecycle(ObjectNode json, ModelCard card, LocalDate today) {
        boolean announced =
                card.availability() instanceof Availability.RetiredFrom(LocalDate from)
                        && !today.isBefore(from.minusDays(NOTICE_DAYS));
        json.put("lifecycle", announced ? "deprecated" : "active");
        json.putNull("deprecated_at").putNull("retires_at");
        if (announced && card.availability() instanceof Availability.RetiredFrom(LocalDate from)) {
            json.put("deprecated_at", from.minusDays(NOTICE_DAYS) + MIDNIGHT);
            json.put("retires_at", from + MIDNIGHT);
        }
    }

    private static ObjectNode capabilities(ModelCard card) {
        ObjectNode all = Json.object();
        for (String name : Set.of("batch", "citations", "image_input", "pdf_input")) {
            all.set(name, supported(true));
        }
        all.set("code_execution", supported(false));
        all.set("context_management", supported(false));
        all.set(
                "server_tools",
                with(supported(false), Map.of("code_execution", false, "web_search", false)));
        all.set("structured_outputs", supported(!WITHOUT_SCHEMA.contains(card.id())));
        boolean efforts = thinks(card, "adaptive");
        all.set(
                "effort",
                with(
                        supported(efforts),
                        Map.of(
                                "low", efforts, "medium", efforts, "high", efforts, "max",
                                efforts)));
        ObjectNode thinking = supported(true);
        thinking.set(
                "types",
                with(
                        Json.object(),
                        Map.of(
                                "enabled", thinks(card, "enabled"),
                                "adaptive", thinks(card, "adaptive"),
                                "disabled", thinks(card, "disabled"),
                                "between_tools", false)));
        all.set("thinking", thinking);
        return all;
    }

    private static boolean thinks(ModelCard card, String type) {
        return card.thinking() instanceof Thinking.Mode mode && mode.types().contains(type);
    }

    private static ObjectNode supported(boolean yes) {
        return Json.object().put("supported", yes);
    }

    private static ObjectNode with(ObjectNode json, Map<String, Boolean> parts) {
        parts.keySet().stream()
                .sorted()
                .forEach(name -> json.set(name, supported(parts.getOrDefault(name, false))));
        return json;
    }
}
