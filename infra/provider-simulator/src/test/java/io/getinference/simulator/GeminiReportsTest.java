package io.getinference.simulator;

import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.simulator.bill.BillEntry;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

@Timeout(30)
class GeminiReportsTest {
    private static final String EXPORT = "/__sim/gemini/billing_export";

    @AutoClose private final Harness harness = Harness.start();

    private void call(String model, String at) throws Exception {
        harness.simulator.clock().moveTo(Instant.parse(at), false);
        harness.gemini(model + ":generateContent", geminiBody("hello", ""));
    }

    private void calls() throws Exception {
        call("gemini-2.5-flash", "2026-11-21T10:00:00Z");
        call("gemini-2.5-flash", "2026-11-21T10:59:59Z");
        call("gemini-2.5-pro", "2026-11-21T11:00:00Z");
        call("gemini-2.5-pro-sim-503", "2026-11-21T11:10:00Z");
        harness.simulator.clock().moveTo(Instant.parse("2026-11-22T12:00:00Z"), false);
    }

    private long costNano() {
        return harness.log().stream().mapToLong(BillEntry::costNano).sum();
    }

    private String export(String query) throws Exception {
        var answer = harness.send(harness.to(EXPORT + query));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void usageIsSummedByModel() throws Exception {
        calls();
        JsonNode day =
                harness.get("/__sim/gemini/usage_report?starting_at=2026-11-21T00:00:00Z&limit=1");
        assertThat(day.path("has_more").asBoolean()).isTrue();
        JsonNode flash = day.at("/data/0/results/0");
        List<BillEntry> bills = harness.log().subList(0, 2);
        assertThat(flash.path("model").asString()).isEqualTo("gemini-2.5-flash");
        assertThat(flash.path("requests").asInt()).isEqualTo(2);
        assertThat(flash.path("prompt_token_count").asInt())
                .isEqualTo(bills.stream().mapToInt(b -> b.billed().input()).sum());
        assertThat(flash.path("thoughts_token_count").asInt())
                .isEqualTo(bills.stream().mapToInt(b -> b.billed().thinking()).sum())
                .isPositive();
        assertThat(
                        flash.path("candidates_token_count").asInt()
                                + flash.path("thoughts_token_count").asInt())
                .isEqualTo(bills.stream().mapToInt(b -> b.billed().output()).sum());
        assertThat(
                        flash.path("cost_nano").asLong()
                                + day.at("/data/0/results/1/cost_nano").asLong())
                .isEqualTo(costNano());
    }

    @Test
    void theExportHasARowForEachHourAndSku() throws Exception {
        calls();
        List<JsonNode> rows = export("").lines().map(Harness::json).toList();
        assertThat(rows).hasSize(4);
        JsonNode first = rows.getFirst();
        assertThat(first.at("/service/description").asString()).isEqualTo("Gemini API");
        assertThat(first.at("/sku/description").asString())
                .isEqualTo("Generate content input token count gemini 2.5 flash short text");
        assertThat(first.path("usage_start_time").asString()).isEqualTo("2026-11-21 10:00:00 UTC");
        assertThat(first.path("usage_end_time").asString()).isEqualTo("2026-11-21 11:00:00 UTC");
        assertThat(first.at("/usage/amount").asInt())
                .isEqualTo(
                        harness.log().get(0).billed().input()
                                + harness.log().get(1).billed().input());
        assertThat(first.at("/usage/unit").asString()).isEqualTo("count");
        assertThat(first.path("currency").asString()).isEqualTo("USD");
        assertThat(first.at("/invoice/month").asString()).isEqualTo("202611");
        assertThat(rows.stream().map(row -> row.at("/sku/id").asString()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}"));
        assertThat(
                        rows.stream()
                                .map(row -> new BigDecimal(row.path("cost").asString()))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .movePointRight(9)
                                .longValueExact())
                .isEqualTo(costNano())
                .isPositive();
    }

    @Test
    void theExportComesAsATableToo() throws Exception {
        calls();
        List<String> lines = export("?format=csv").lines().toList();
        List<JsonNode> rows = export("").lines().map(Harness::json).toList();
        List<String> names = List.of(lines.getFirst().split(",", -1));
        assertThat(names)
                .contains("service.description", "sku.description", "usage.amount", "cost");
        assertThat(lines).hasSize(rows.size() + 1);
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            assertThat(cells).hasSize(names.size());
            for (int column = 0; column < cells.length; column++) {
                String path = "/" + names.get(column).replace('.', '/');
                assertThat(cells[column]).isEqualTo(rows.get(i).at(path).asString()).isNotEmpty();
            }
        }
    }

    @Test
    void theExportCanBeCutToAPeriod() throws Exception {
        calls();
        assertThat(export("?from=2026-11-21T11:00:00Z").lines()).hasSize(2);
        assertThat(export("?to=2026-11-21T11:00:00Z").lines()).hasSize(2);
        assertThat(export("?from=2026-11-22T00:00:00Z")).isEmpty();
    }

    @Test
    void aLargePromptIsAnotherSku() throws Exception {
        harness.gemini(
                "gemini-2.5-pro:generateContent", geminiBody("x".repeat(200_000 * 4 + 4), ""));
        BillEntry bill = harness.lastBill();
        assertThat(bill.costNano())
                .isEqualTo(bill.billed().input() * 2_500L + bill.billed().output() * 15_000L);
        assertThat(export("")).contains("gemini 2.5 pro long text").doesNotContain("short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=xml", "?from=yesterday", "?to=1"})
    void badQuestionsAreRefused(String query) throws Exception {
        assertThat(harness.send(harness.to(EXPORT + query)).statusCode()).isEqualTo(400);
    }

    @Test
    void otherPathsAreUnknown() throws Exception {
        assertThat(harness.send(harness.to("/__sim/gemini/x")).statusCode()).isEqualTo(404);
        assertThat(json(harness.post(EXPORT, "").body()).path("error").asString())
                .startsWith("no such report");
    }
}
