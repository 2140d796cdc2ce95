package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

@Timeout(30)
class AnthropicReportsTest {
    private static final String USAGE = "/v1/organizations/usage_report/messages";
    private static final String COST = "/v1/organizations/cost_report";
    private static final String OPUS = "claude-opus-5";

    @AutoClose private final Harness harness = Harness.start();

    private HttpResponse<String> admin(String path) throws Exception {
        return harness.send(
                harness.to(path)
                        .header("x-api-key", "sk-ant-admin01-x")
                        .header("anthropic-version", "2023-06-01"));
    }

    private JsonNode report(String path) throws Exception {
        HttpResponse<String> answer = admin(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private void call(String model, String at) throws Exception {
        harness.simulator.clock().moveTo(Instant.parse(at), false);
        harness.claude(claudeBody(model, "hello", ""));
    }

    /** Two days, two models; on the side a failure and another provider, which do not count. */
    private void twoDays() throws Exception {
        call(HAIKU, "2026-11-20T23:59:59Z");
        call(HAIKU, "2026-11-21T00:00:00Z");
        call(OPUS, "2026-11-21T10:30:30Z");
        call(OPUS, "2026-11-21T10:30:59Z");
        call(HAIKU + "-sim-529", "2026-11-21T11:00:00Z");
        harness.gemini("gemini-2.5-pro:generateContent", geminiBody("hi", ""));
        harness.simulator.clock().moveTo(Instant.parse("2026-11-22T12:00:00Z"), false);
    }

    private static JsonNode bucket(JsonNode report, String start) {
        return report.path("data")
                .valueStream()
                .filter(bucket -> bucket.path("starting_at").asString().equals(start))
                .findFirst()
                .orElseThrow();
    }

    private List<BillEntry> bills(String model) {
        return harness.log().stream()
                .filter(bill -> model.equals(bill.modelServed()))
                .filter(bill -> !bill.billed().equals(Tally.NOTHING))
                .toList();
    }

    @Test
    void usageIsSummedByDay() throws Exception {
        twoDays();
        JsonNode report = report(USAGE + "?starting_at=2026-11-20T05:00:00Z");
        assertThat(report.path("data").valueStream().map(b -> b.path("starting_at").asString()))
                .containsExactly(
                        "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z");
        assertThat(report.path("has_more").asBoolean()).isFalse();
        assertThat(report.path("next_page").isNull()).isTrue();
        JsonNode first = bucket(report, "2026-11-20T00:00:00Z");
        BillEntry bill = harness.log().getFirst();
        assertThat(first.path("ending_at").asString()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(first.path("results"))
                .singleElement()
                .hasToString(
                        """
                        {"api_key_id":null,"workspace_id":null,"model":null,"service_tier":null,\
                        "context_window":null,"uncached_input_tokens":%d,"cache_read_input_tokens":0,\
                        "output_tokens":%d,"cache_creation":{"ephemeral_1h_input_tokens":0,\
                        "ephemeral_5m_input_tokens":0},"server_tool_use":{"web_search_requests":0}}\
                        """
                                .formatted(bill.billed().input(), bill.billed().output()));
        JsonNode second = bucket(report, "2026-11-21T00:00:00Z").at("/results/0");
        assertThat(second.path("output_tokens").asInt())
                .isEqualTo(
                        harness.log().stream()
                                .skip(1)
                                .filter(b -> b.provider().equals("anthropic"))
                                .mapToInt(b -> b.billed().output())
                                .sum());
        assertThat(bucket(report, "2026-11-22T00:00:00Z").path("results")).isEmpty();
    }

    @Test
    void usageIsGroupedByWhatIsAsked() throws Exception {
        twoDays();
        JsonNode rows =
                bucket(
                                report(
                                        USAGE
                                                + "?starting_at=2026-11-21T00:00:00Z&group_by%5B%5D=model"
                                                + "&group_by%5B%5D=service_tier&group_by%5B%5D=api_key_id"
                                                + "&group_by%5B%5D=context_window&group_by%5B%5D=workspace_id"),
                                "2026-11-21T00:00:00Z")
                        .path("results");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).path("model").asString()).isEqualTo(OPUS);
        assertThat(rows.get(1).path("service_tier").asString()).isEqualTo("standard");
        assertThat(rows.get(1).path("context_window").asString()).isEqualTo("0-200k");
        assertThat(rows.get(1).path("api_key_id").asString())
                .isEqualTo(harness.log().getFirst().apiKeyId());
        assertThat(rows.get(1).path("workspace_id").isNull()).isTrue();
        assertThat(rows.get(1).path("output_tokens").asInt())
                .isEqualTo(bills(OPUS).stream().mapToInt(b -> b.billed().output()).sum());
    }

    @Test
    void usageIsFiltered() throws Exception {
        twoDays();
        String day = USAGE + "?starting_at=2026-11-21T00:00:00Z&ending_at=2026-11-22T00:00:00Z";
        String key = harness.log().getFirst().apiKeyId();
        assertThat(
                        report(day + "&models%5B%5D=" + OPUS)
                                .at("/data/0/results/0/output_tokens")
                                .asInt())
                .isEqualTo(bills(OPUS).stream().mapToInt(b -> b.billed().output()).sum());
        assertThat(report(day + "&api_key_ids%5B%5D=" + key).at("/data/0/results")).hasSize(1);
        for (String none :
                List.of(
                        "&models%5B%5D=claude-1",
                        "&api_key_ids%5B%5D=apikey_1",
                        "&service_tiers%5B%5D=batch",
                        "&workspace_ids%5B%5D=wrkspc_1",
                        "&context_window%5B%5D=200k-1M")) {
            assertThat(report(day + none).at("/data/0/results")).as(none).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1h,2026-11-21T10:00:00Z", "1m,2026-11-21T10:30:00Z"})
    void bucketsMayBeNarrow(String width, String start) throws Exception {
        twoDays();
        JsonNode report =
                report(
                        USAGE
                                + "?starting_at=2026-11-21T10:00:30Z&limit=31&group_by%5B%5D=model&bucket_width="
                                + width);
        JsonNode rows = bucket(report, start).path("results");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("output_tokens").asInt())
                .isEqualTo(bills(OPUS).stream().mapToInt(b -> b.billed().output()).sum());
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        harness.simulator.clock().moveTo(Instant.parse("2026-11-22T12:00:00Z"), false);
        String path = USAGE + "?starting_at=2026-11-10T00:00:00Z&limit=5";
        List<String> starts = new ArrayList<>();
        String page = "";
        JsonNode report;
        do {
            report = report(path + page);
            report.path("data").forEach(b -> starts.add(b.path("starting_at").asString()));
            page = "&page=" + report.path("next_page").asString("");
        } while (report.path("has_more").asBoolean());
        assertThat(starts).hasSize(13).isSorted().doesNotHaveDuplicates();
        assertThat(report(USAGE + "?starting_at=2026-11-10T00:00:00Z").path("data")).hasSize(7);
    }

    @Test
    void costsAreCentsWithoutRounding() throws Exception {
        twoDays();
        JsonNode day =
                report(COST + "?starting_at=2026-11-20T00:00:00Z&ending_at=2026-11-21T00:00:00Z");
        assertThat(day.path("data")).hasSize(1);
        JsonNode row = day.at("/data/0/results/0");
        BillEntry bill = harness.log().getFirst();
        assertThat(new BigDecimal(row.path("amount").asString()).movePointRight(7).longValueExact())
                .isEqualTo(bill.costNano());
        assertThat(row.path("amount").asString()).isEqualTo("0.0614");
        assertThat(row.path("currency").asString()).isEqualTo("USD");
        assertThat(row.path("description").isNull()).isTrue();
    }

    @Test
    void describedCostsAddUpToTheBills() throws Exception {
        twoDays();
        JsonNode report =
                report(COST + "?starting_at=2026-11-20T00:00:00Z&group_by%5B%5D=description");
        BigDecimal cents = BigDecimal.ZERO;
        List<String> descriptions = new ArrayList<>();
        for (JsonNode bucket : report.path("data")) {
            for (JsonNode row : bucket.path("results")) {
                cents = cents.add(new BigDecimal(row.path("amount").asString()));
                descriptions.add(row.path("description").asString());
                assertThat(row.path("cost_type").asString()).isEqualTo("tokens");
            }
        }
        long nano =
                harness.log().stream()
                        .filter(bill -> bill.provider().equals("anthropic"))
                        .mapToLong(BillEntry::costNano)
                        .sum();
        assertThat(cents.movePointRight(7).longValueExact()).isEqualTo(nano).isPositive();
        assertThat(descriptions)
                .containsExactly(
                        "Claude Haiku 4.5 Usage - Input Tokens",
                        "Claude Haiku 4.5 Usage - Output Tokens",
                        "Claude Haiku 4.5 Usage - Input Tokens",
                        "Claude Haiku 4.5 Usage - Output Tokens",
                        "Claude Opus 5 Usage - Input Tokens",
                        "Claude Opus 5 Usage - Output Tokens");
        JsonNode last = report.at("/data/1/results/3");
        assertThat(last.path("model").asString()).isEqualTo(OPUS);
        assertThat(last.path("token_type").asString()).isEqualTo("output_tokens");
        assertThat(last.path("context_window").asString()).isEqualTo("0-200k");
    }

    @Test
    void cachesAreBilledByHowLongTheyLast() throws Exception {
        var tally = new Tally(10, 0, 100, 0, 1_000, 400, 0, 0);
        harness.claude(claudeBody(HAIKU, "hello", ""));
        String line = Json.write(harness.lastBill());
        ObjectNode entry = (ObjectNode) json(line);
        entry.set("billed", Json.tree(tally));
        harness.simulator.log().clear();
        harness.simulator.log().append(Json.read(Json.write(entry), BillEntry.class));
        JsonNode usage =
                report(USAGE + "?starting_at=2026-11-22T00:00:00Z").at("/data/0/results/0");
        assertThat(usage.path("cache_read_input_tokens").asInt()).isEqualTo(100);
        assertThat(usage.at("/cache_creation/ephemeral_1h_input_tokens").asInt()).isEqualTo(400);
        assertThat(usage.at("/cache_creation/ephemeral_5m_input_tokens").asInt()).isEqualTo(600);
        JsonNode costs =
                report(COST + "?starting_at=2026-11-22T00:00:00Z&group_by%5B%5D=description")
                        .at("/data/0/results");
        assertThat(
                        costs.valueStream()
                                .map(row ->
                                        row.path("token_type").asString()
                                                + " "
                                                + row.path("amount").asString()))
                .containsExactly(
                        "uncached_input_tokens 0.001",
                        "cache_read_input_tokens 0.001",
                        "cache_creation.ephemeral_5m_input_tokens 0.075",
                        "cache_creation.ephemeral_1h_input_tokens 0.08");
    }
}
