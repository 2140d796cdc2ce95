package io.getinference.simulator.report;

import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Lays usage out in the rows of Anthropic's report; a dimension not grouped by is null. */
final class UsageRow {
    static final Set<String> DIMENSIONS =
            Set.of("api_key_id", "workspace_id", "model", "service_tier", "context_window");

    private UsageRow() {}

    private record Key(
            @Nullable String apiKeyId,
            @Nullable String model,
            @Nullable String tier,
            @Nullable String window) {
        static Key of(Used call, Set<String> groups) {
            return new Key(
                    groups.contains("api_key_id") ? call.apiKeyId() : null,
                    groups.contains("model") ? call.model() : null,
                    groups.contains("service_tier") ? "standard" : null,
                    groups.contains("context_window") ? call.contextWindow() : null);
        }
    }

    static ArrayNode rows(List<Used> calls, Set<String> groups) {
        Map<Key, List<Tally>> groupsOfCalls = new LinkedHashMap<>();
        for (Used call : calls) {
            groupsOfCalls
                    .computeIfAbsent(Key.of(call, groups), _ -> new ArrayList<>())
                    .add(call.tokens());
        }
        ArrayNode rows = Json.array();
        groupsOfCalls.forEach((key, tallies) -> rows.add(row(key, tallies)));
        return rows;
    }

    private static ObjectNode row(Key key, List<Tally> tallies) {
        ObjectNode row =
                Json.object()
                        .put("api_key_id", key.apiKeyId())
                        .putNull("workspace_id")
                        .put("model", key.model())
                        .put("service_tier", key.tier())
                        .put("context_window", key.window())
                        .put("uncached_input_tokens", sum(tallies, Tally::input))
                        .put("cache_read_input_tokens", sum(tallies, Tally::cached))
                        .put("output_tokens", sum(tallies, Tally::output));
        long hour = sum(tallies, Tally::cacheWrite1h);
        row.set(
                "cache_creation",
                Json.object()
                        .put("ephemeral_1h_input_tokens", hour)
                        .put("ephemeral_5m_input_tokens", sum(tallies, Tally::cacheWrite) - hour));
        row.set("server_tool_use", Json.object().put("web_search_requests", 0));
        return row;
    }

    private static long sum(List<Tally> tallies, ToLongFunction<Tally> tokens) {
        return tallies.stream().mapToLong(tokens).sum();
    }
}
