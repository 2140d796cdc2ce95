package io.getinference.simulator.report;

import io.getinference.simulator.bill.Cost;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Lays costs out in the rows of Anthropic's report: decimal cents, nothing rounded. */
final class CostRow {
    static final Set<String> DIMENSIONS = Set.of("workspace_id", "description");

    /** A cent is ten million nano-dollars. */
    private static final int CENT_DIGITS = 7;

    private CostRow() {}

    /** A kind of token: its name in the report, its words, and its share of a cost. */
    private record Kind(String tokenType, String words, ToLongFunction<Cost> part) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            "uncached_input_tokens",
                            "Input Tokens",
                            cost -> Math.addExact(cost.input(), cost.inputAudio())),
                    new Kind(
                            "cache_read_input_tokens",
                            "Input Tokens, Cache Hit",
                            cost -> Math.addExact(cost.cached(), cost.cachedAudio())),
                    new Kind(
                            "cache_creation.ephemeral_5m_input_tokens",
                            "Input Tokens, Cache Write 5m",
                            Cost::write),
                    new Kind(
                            "cache_creation.ephemeral_1h_input_tokens",
                            "Input Tokens, Cache Write 1h",
                            Cost::writeHour),
                    new Kind("output_tokens", "Output Tokens", Cost::output));

    /** Rows come by model, then by kind as listed. */
    private record Key(String model, int kind, String window) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::model)
                        .thenComparingInt(Key::kind)
                        .thenComparing(Key::window);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        Kind tokens() {
            return KINDS.get(kind);
        }
    }

    static ArrayNode rows(List<Used> calls, Set<String> groups) {
        ArrayNode rows = Json.array();
        if (!groups.contains("description")) {
            if (!calls.isEmpty()) {
                rows.add(row(calls.stream().mapToLong(call -> call.cost().total()).sum()));
            }
            return rows;
        }
        Map<Key, Long> parts = new TreeMap<>();
        for (Used call : calls) {
            for (int kind = 0; kind < KINDS.size(); kind++) {
                long part = KINDS.get(kind).part().applyAsLong(call.cost());
                if (part > 0) {
                    Key key = new Key(call.model(), kind, call.contextWindow());
                    parts.merge(key, part, Math::addExact);
                }
            }
        }
        parts.forEach((key, part) -> rows.add(described(row(part), key)));
        return rows;
    }

    private static ObjectNode row(long amount) {
        return Json.object()
                .put("amount", cents(amount))
                .put("currency", "USD")
                .putNull("workspace_id")
                .putNull("description")
                .putNull("cost_type")
                .putNull("model")
                .putNull("token_type")
                .putNull("context_window")
                .putNull("service_tier")
                .putNull("inference_geo");
    }

    private static ObjectNode described(ObjectNode row, Key key) {
        return row.put("description", name(key.model()) + " Usage - " + key.tokens().words())
                .put("cost_type", "tokens")
                .put("model", key.model())
                .put("token_type", key.tokens().tokenType())
                .put("context_window", key.window())
                .put("service_tier", "standard");
    }

    static String cents(long amount) {
        return BigDecimal.valueOf(amount, CENT_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** {@code claude-haiku-4-5-20251001}: Claude Haiku 4.5. */
    private static String name(String model) {
        String[] words = model.replaceAll("-\\d{8}$", "").split("-", 3);
        return "Claude "
                + words[1].substring(0, 1).toUpperCase(Locale.ROOT)
                + words[1].substring(1)
                + " "
                + words[2].replace('-', '.');
    }
}
