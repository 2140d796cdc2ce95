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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /__sim/gemini/…}: Google has no API for this; its users read a table that Cloud Billing
 * exports to BigQuery, whose rows are told here.
 */
public final class GeminiReports implements HttpHandler {
    private final BillLog bills;
    private final Prices prices;
    private final InstantSource clock;

    /** Reports on {@code bills}. */
    public GeminiReports(BillLog bills, Prices prices, InstantSource clock) {
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
            return switch (request.method() + " " + request.path()) {
                case "GET /__sim/gemini/usage_report" -> usage(request);
                case "GET /__sim/gemini/billing_export" -> export(request);
                default -> throw new Refused(404, "no such report: " + request.path());
            };
        } catch (Refused refused) {
            return HttpAnswer.json(
                    refused.status(), Json.write(Json.object().put("error", refused.getMessage())));
        }
    }

    private HttpAnswer usage(HttpRequest request) throws Refused {
        Buckets buckets = Buckets.of(request, clock.instant(), List.of(Buckets.Width.values()));
        List<Used> used = Used.of(Provider.GEMINI, bills, prices);
        ArrayNode data = Json.array();
        for (Buckets.Bucket bucket : buckets.buckets()) {
            ObjectNode json =
                    Json.object()
                            .put("starting_at", bucket.start().toString())
                            .put("ending_at", bucket.end().toString());
            json.set("results", usageOf(used.stream().filter(u -> bucket.holds(u.at())).toList()));
            data.add(json);
        }
        ObjectNode page = Json.object();
        page.set("data", data);
        page.put("has_more", buckets.more());
        page.put("next_page", buckets.more() ? buckets.nextPage() : null);
        return HttpAnswer.json(200, Json.write(page));
    }

    private static ArrayNode usageOf(List<Used> calls) {
        Map<String, ModelUsage> byModel = new LinkedHashMap<>();
        calls.forEach(call -> byModel.merge(call.model(), ModelUsage.of(call), ModelUsage::plus));
        ArrayNode rows = Json.array();
        byModel.forEach((model, usage) ->
                rows.add(
                        Json.object()
                                .put("model", model)
                                .put("requests", usage.requests())
                                .put("prompt_token_count", usage.prompt())
                                .put("cached_content_token_count", usage.cached())
                                .put("candidates_token_count", usage.said())
                                .put("thoughts_token_count", usage.thought())
                                .put("cost_nano", usage.costNano())));
        return rows;
    }

    private record ModelUsage(
            long requests, long prompt, long cached, long said, long thought, long costNano) {
        static ModelUsage of(Used call) {
            int thinking = call.tokens().thinking();
            return new ModelUsage(
                    1,
                    call.tokens().promptTokens(),
                    call.tokens().cached(),
                    (long) call.tokens().output() - thinking,
                    thinking,
                    call.cost().total());
        }

        ModelUsage plus(ModelUsage more) {
            return new ModelUsage(
                    requests + more.requests,
                    prompt + more.prompt,
                    cached + more.cached,
                    said + more.said,
                    thought + more.thought,
                    Math.addExact(costNano, more.costNano));
        }
    }

    private HttpAnswer export(HttpRequest request) throws Refused {
        Instant from = instant(request, "from", Instant.EPOCH);
        Instant to = instant(request, "to", Instant.MAX);
        List<Used> used =
                Used.of(Provider.GEMINI, bills, prices).stream()
                        .filter(call -> !call.at().isBefore(from) && call.at().isBefore(to))
                        .toList();
        List<ExportRow> rows = ExportRow.rows(used);
        return switch (request.query().getOrDefault("format", "json")) {
            case "json" ->
                    new HttpAnswer(
                            200,
                            Map.of("content-type", "application/x-ndjson"),
                            ExportRow.lines(rows, clock.instant()));
            case "csv" ->
                    new HttpAnswer(
                            200,
                            Map.of("content-type", "text/csv"),
                            ExportRow.csv(rows, clock.instant()));
            default -> throw new Refused(400, "format is json or csv");
        };
    }

    private static Instant instant(HttpRequest request, String name, Instant absent)
            throws Refused {
        String text = request.query().getOrDefault(name, "");
        try {
            return text.isEmpty() ? absent : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refused(400, name + " must be an instant, as 2026-11-22T00:00:00Z");
        }
    }
}
