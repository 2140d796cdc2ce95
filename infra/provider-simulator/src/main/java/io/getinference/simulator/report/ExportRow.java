package io.getinference.simulator.report;

import static java.util.stream.Collectors.joining;

import io.getinference.simulator.bill.Cost;
import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * A row of Cloud Billing's standard export: the use of one SKU within one hour.
 *
 * @param costNano nano-dollars; the export tells it in dollars
 */
record ExportRow(Instant start, Sku sku, String model, long amount, long costNano) {
    private static final int NANO_DIGITS = 9;

    /** BigQuery writes timestamps so. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What Google sells: tokens of a kind, of a model, at the price of a size of prompt. */
    private record Kind(
            String words,
            String modality,
            ToLongFunction<Tally> tokens,
            ToLongFunction<Cost> cost) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            "input token count",
                            "text",
                            tally -> (long) tally.input() - tally.inputAudio(),
                            Cost::input),
                    new Kind("input token count", "audio", Tally::inputAudio, Cost::inputAudio),
                    new Kind(
                            "cached input token count",
                            "text",
                            tally -> (long) tally.cached() - tally.cachedAudio(),
                            Cost::cached),
                    new Kind(
                            "cached input token count",
                            "audio",
                            Tally::cachedAudio,
                            Cost::cachedAudio),
                    new Kind("output token count", "text", Tally::output, Cost::output));

    private record Sku(String description, String id) {
        static Sku of(Used call, Kind kind) {
            String size = call.contextWindow().equals("0-200k") ? "short" : "long";
            String text =
                    "Generate content %s %s %s %s"
                            .formatted(
                                    kind.words(),
                                    call.model().replace('-', ' '),
                                    size,
                                    kind.modality());
            String hash = "%08X".formatted(text.hashCode());
            String more = "%04X".formatted(text.length() * 7_919 & 0xFFFF);
            return new Sku(text, hash.substring(0, 4) + "-" + hash.substring(4) + "-" + more);
        }
    }

    /** One row for each hour and SKU that was used, in their order. */
    static List<ExportRow> rows(List<Used> calls) {
        Map<String, ExportRow> rows = new TreeMap<>();
        for (Used call : calls) {
            Instant hour = call.at().truncatedTo(ChronoUnit.HOURS);
            for (Kind kind : KINDS) {
                long amount = kind.tokens().applyAsLong(call.tokens());
                if (amount > 0) {
                    Sku sku = Sku.of(call, kind);
                    long cost = kind.cost().applyAsLong(call.cost());
                    rows.merge(
                            hour + sku.description(),
                            new ExportRow(hour, sku, call.model(), amount, cost),
                            ExportRow::plus);
                }
            }
        }
        return new ArrayList<>(rows.values());
    }

    private ExportRow plus(ExportRow more) {
        return new ExportRow(
                start,
                sku,
                model,
                Math.addExact(amount, more.amount),
                Math.addExact(costNano, more.costNano));
    }

    /** One JSON object a line, nested as in the table. */
    static String lines(List<ExportRow> rows, Instant exported) {
        return rows.stream().map(row -> Json.write(row.json(exported)) + "\n").collect(joining());
    }

    /** The same with a column for each leaf; CSV cannot nest. */
    static String csv(List<ExportRow> rows, Instant exported) {
        StringBuilder text = new StringBuilder(String.join(",", HEADERS)).append('\n');
        for (ExportRow row : rows) {
            ObjectNode json = row.json(exported);
            text.append(
                            HEADERS.stream()
                                    .map(name -> json.at("/" + name.replace('.', '/')).asString())
                                    .collect(joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static final List<String> HEADERS =
            List.of(
                    "billing_account_id",
                    "service.id",
                    "service.description",
                    "sku.id",
                    "sku.description",
                    "usage_start_time",
                    "usage_end_time",
                    "project.id",
                    "export_time",
                    "cost",
                    "currency",
                    "usage.amount",
                    "usage.unit",
                    "usage.amount_in_pricing_units",
                    "usage.pricing_unit",
                    "invoice.month",
                    "cost_type");

    private ObjectNode json(Instant exported) {
        BigDecimal dollars = BigDecimal.valueOf(costNano, NANO_DIGITS).stripTrailingZeros();
        ObjectNode json = Json.object().put("billing_account_id", "010101-F0FFF0-10XX01");
        json.set(
                "service",
                Json.object().put("id", "AEFD-7695-64FA").put("description", "Gemini API"));
        json.set("sku", Json.object().put("id", sku.id()).put("description", sku.description()));
        json.put("usage_start_time", TIME.format(start));
        json.put("usage_end_time", TIME.format(start.plus(1, ChronoUnit.HOURS)));
        json.set("project", Json.object().put("id", "provider-simulator"));
        json.put("export_time", TIME.format(exported));
        // A decimal, not a float: what is added up here has to agree to the last digit.
        json.put("cost", dollars.toPlainString());
        json.put("currency", "USD").put("currency_conversion_rate", 1);
        json.set(
                "usage",
                Json.object()
                        .put("amount", amount)
                        .put("unit", "count")
                        .put("amount_in_pricing_units", amount)
                        .put("pricing_unit", "count"));
        json.set("credits", Json.array());
        json.set("invoice", Json.object().put("month", MONTH.format(start)));
        return json.put("cost_type", "regular");
    }
}
