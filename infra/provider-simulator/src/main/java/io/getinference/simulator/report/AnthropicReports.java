package io.getinference.simulator.report;

import io.getinference.simulator.bill.BillLog;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.http.HttpExchange;
import io.getinference.simulator.http.HttpHandler;
import io.getinference.simulator.http.HttpRequest;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Prices;
import io.getinference.simulator.model.Provider;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Anthropic's Admin API, as far as reports go: {@code /v1/organizations/…}. */
public final class AnthropicReports implements HttpHandler {
    private static final String ADMIN_KEY = "sk-ant-admin";
    private static final String USAGE = "/v1/organizations/usage_report/messages";
    private static final String COST = "/v1/organizations/cost_report";

    private final BillLog bills;
    private final Prices prices;
    private final InstantSource clock;

    /** Reports on {@code bills}. */
    public AnthropicReports(BillLog bills, Prices prices, InstantSource clock) {
        this.bills = bills;
        this.prices = prices;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.answer(answer(exchange.request()));
    }

    private HttpAnswer answer(HttpRequest request) {
        try {
            return HttpAnswer.json(200, Json.write(report(request)));
        } catch (Refused refused) {
            return error(refused);
        }
    }

    private ObjectNode report(HttpRequest request) throws Refused {
        if (!Set.of(USAGE, COST).contains(request.path())) {
            throw new Refused(404, "Not Found");
        }
        if (!Set.of("GET", "HEAD").contains(request.method())) {
            throw new Refused(405, "Method Not Allowed");
        }
        judgeHeaders(request);
        List<Used> used = Used.of(Provider.ANTHROPIC, bills, prices);
        return request.path().equals(COST) ? costs(request, used) : usage(request, used);
    }

    private ObjectNode usage(HttpRequest request, List<Used> used) throws Refused {
        Buckets buckets = Buckets.of(request, clock.instant(), List.of(Buckets.Width.values()));
        Set<String> groups = groups(request, UsageRow.DIMENSIONS);
        UsageFilter filter = UsageFilter.of(request);
        List<Used> wanted = used.stream().filter(filter::lets).toList();
        return page(buckets, bucket -> UsageRow.rows(within(bucket, wanted), groups));
    }

    private ObjectNode costs(HttpRequest request, List<Used> used) throws Refused {
        Buckets buckets = Buckets.of(request, clock.instant(), List.of(Buckets.Width.DAY));
        Set<String> groups = groups(request, CostRow.DIMENSIONS);
        return page(buckets, bucket -> CostRow.rows(within(bucket, used), groups));
    }

    @FunctionalInterface
    private interface Rows {
        ArrayNode of(Buckets.Bucket bucket);
    }

    private static ObjectNode page(Buckets buckets, Rows rows) {
        ArrayNode data = Json.array();
        for (Buckets.Bucket bucket : buckets.buckets()) {
            ObjectNode json =
                    Json.object()
                            .put("starting_at", bucket.start().toString())
                            .put("ending_at", bucket.end().toString());
            json.set("results", rows.of(bucket));
            data.add(json);
        }
        ObjectNode page = Json.object();
        page.set("data", data);
        page.put("has_more", buckets.more());
        return page.put("next_page", buckets.more() ? buckets.nextPage() : null);
    }

    private static List<Used> within(Buckets.Bucket bucket, List<Used> used) {
        return used.stream().filter(call -> bucket.holds(call.at())).toList();
    }

    private static Set<String> groups(HttpRequest request, Set<String> known) throws Refused {
        Set<String> groups = new HashSet<>(request.all("group_by[]"));
        groups.addAll(request.all("group_by"));
        for (String group : groups) {
            if (!known.contains(group)) {
                throw new Refused(400, "group_by: unknown dimension " + group);
            }
        }
        return groups;
    }

    private static void judgeHeaders(HttpRequest request) throws Refused {
        String key = request.headers().get("x-api-key");
        if (key.isEmpty()) {
            key = request.headers().get("authorization").replaceFirst("(?i)^bearer ", "");
        }
        if (!key.startsWith(ADMIN_KEY)) {
            throw new Refused(
                    401, key.isEmpty() ? "x-api-key header is required" : "invalid x-api-key");
        }
        if (request.headers().get("anthropic-version").isEmpty()) {
            throw new Refused(400, "anthropic-version: header is required");
        }
    }

    private static HttpAnswer error(Refused refused) {
        String type =
                switch (refused.status()) {
                    case 401 -> "authentication_error";
                    case 404 -> "not_found_error";
                    default -> "invalid_request_error";
                };
        ObjectNode body = Json.object().put("type", "error");
        body.set("error", Json.object().put("type", type).put("message", refused.getMessage()));
        return HttpAnswer.json(refused.status(), Json.write(body));
    }
}
