package io.getinference.simulator.report;

import io.getinference.simulator.bill.Cost;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
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

    /** A kind of token, its name in the report, and its share of a cost. */
    private enum Kind {
        INPUT("uncached_input_tokens", "Input Tokens", Cost::input),
        CACHED("cache_read_input_tokens", "Input Tokens, Cache Hit", Cost::cached),
        WRITE(
                "cache_creation.ephemeral_5m_input_tokens",
                "Input Tokens, Cache Write 5m",
                Cost::write),
        WRITE_HOUR(
                "cache_creation.ephemeral_1h_input_tokens",
                "Input Tokens, Cache Write 1h",
                Cost::writeHour),
        OUTPUT("output_tokens", "Output Tokens", Cost::output);

        private final String tokenType;
        private final String words;
        private final ToLongFunction<Cost> part;

        Kind(String tokenType, String words, ToLongFunction<Cost> part) {
            this.tokenType = tokenType;
            this.words = words;
            this.part = part;
        }
    }

    private record Key(String model, Kind kind, String window) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return (model + kind.ordinal() + window)
                    .compareTo(other.model + other.kind.ordinal() + other.window);
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
            for (Kind kind : Kind.values()) {
                long part = kind.part.applyAsLong(call.cost());
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
        return row.put("description", name(key.model()) + " Usage - " + key.kind().words)
                .put("cost_type", "tokens")
                .put("model", key.model())
                .put("token_type", key.kind().tokenType)
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
