package io.getinference.simulator.report;

import io.getinference.simulator.http.HttpRequest;

import java.util.HashSet;
import java.util.Set;

/** Which calls a usage report is to tell of; an empty set lets all pass. */
record UsageFilter(
        Set<String> models, Set<String> keys, Set<String> windows, boolean otherwiseNone) {

    static UsageFilter of(HttpRequest request) {
        // All usage here is of the standard tier and in the default workspace, which has no id.
        Set<String> tiers = values(request, "service_tiers");
        Set<String> workspaces = values(request, "workspace_ids");
        return new UsageFilter(
                values(request, "models"),
                values(request, "api_key_ids"),
                values(request, "context_window"),
                !workspaces.isEmpty() || !(tiers.isEmpty() || tiers.contains("standard")));
    }

    boolean lets(Used call) {
        return !otherwiseNone
                && passes(models, call.model())
                && passes(keys, String.valueOf(call.apiKeyId()))
                && passes(windows, call.contextWindow());
    }

    private static boolean passes(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static Set<String> values(HttpRequest request, String name) {
        Set<String> values = new HashSet<>(request.all(name + "[]"));
        values.addAll(request.all(name));
        return values;
    }
}
