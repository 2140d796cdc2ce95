package io.getinference.simulator;

import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

@Timeout(30)
class ModelsListTest {
    @AutoClose private final Harness harness = Harness.start();

    private HttpResponse<String> claude(String path) throws Exception {
        return harness.send(
                harness.to(path)
                        .header("x-api-key", "k")
                        .header("anthropic-version", "2023-06-01"));
    }

    private HttpResponse<String> gemini(String path) throws Exception {
        return harness.send(harness.to(path).header("x-goog-api-key", "k"));
    }

    private static List<String> texts(JsonNode list, String member) {
        return list.valueStream().map(item -> item.path(member).asString()).toList();
    }

    private List<String> claudeIds() throws Exception {
        return texts(json(claude("/v1/models?limit=1000").body()).path("data"), "id");
    }

    private List<String> geminiNames() throws Exception {
        return texts(json(gemini("/v1beta/models").body()).path("models"), "name");
    }

    @Test
    void anthropicListsTheLatestFirstInItsShape() throws Exception {
        JsonNode page = json(claude("/v1/models").body());
        assertThat(texts(page.path("data"), "created_at"))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(at -> at.endsWith("T00:00:00Z"));
        assertThat(page.path("has_more").asBoolean()).isFalse();
        assertThat(page.path("first_id")).isEqualTo(page.at("/data/0/id"));
        JsonNode haiku = page.path("data").get(page.path("data").size() - 1);
        assertThat(page.path("last_id")).isEqualTo(haiku.path("id"));
        assertThat(haiku.path("id").asString()).isEqualTo("claude-haiku-4-5-20251001");
        assertThat(haiku.path("type").asString()).isEqualTo("model");
        assertThat(haiku.path("display_name").asString()).isEqualTo("Claude Haiku 4.5");
        assertThat(haiku.path("line").asString()).isEqualTo("haiku");
        assertThat(haiku.path("lifecycle").asString()).isEqualTo("active");
        assertThat(haiku.path("max_input_tokens").asInt()).isEqualTo(200_000);
        assertThat(haiku.path("max_tokens").asInt()).isEqualTo(64_000);
        assertThat(haiku.at("/capabilities/thinking/types/enabled/supported").asBoolean()).isTrue();
        assertThat(haiku.at("/capabilities/thinking/types/adaptive/supported").asBoolean())
                .isFalse();
        assertThat(haiku.at("/capabilities/structured_outputs/supported").asBoolean()).isTrue();
    }

    @Test
    void whatIsListedDependsOnTheDay() throws Exception {
        assertThat(claudeIds())
                .contains("claude-fable-5-1")
                .noneMatch(id -> id.endsWith("20250514"));
        assertThat(geminiNames())
                .contains("models/gemini-2.5-flash", "models/gemini-3.8-flash")
                .doesNotContain("models/gemini-2.0-flash", "models/gemini-2.0-flash-001");
        harness.simulator.clock().moveTo(LocalDate.of(2026, 5, 31));
        assertThat(claudeIds()).contains("claude-opus-4-20250514", "claude-sonnet-4-20250514");
        assertThat(geminiNames()).contains("models/gemini-2.0-flash-001");
        JsonNode opus = json(claude("/v1/models/claude-opus-4-0").body());
        assertThat(opus.path("id").asString()).isEqualTo("claude-opus-4-20250514");
        assertThat(opus.path("lifecycle").asString()).isEqualTo("deprecated");
        assertThat(opus.path("retires_at").asString()).isEqualTo("2026-06-15T00:00:00Z");
        assertThat(opus.at("/capabilities/structured_outputs/supported").asBoolean()).isFalse();
        harness.simulator.clock().moveTo(LocalDate.of(2026, 1, 1));
        assertThat(json(claude("/v1/models/claude-opus-4-0").body()).path("lifecycle").asString())
                .isEqualTo("active");
    }

    @Test
    void aReroutedModelKeepsItsName() throws Exception {
        harness.simulator.clock().moveTo(LocalDate.of(2026, 12, 1));
        assertThat(geminiNames()).contains("models/gemini-2.5-flash", "models/gemini-2.5-pro");
        assertThat(json(gemini("/v1/models/gemini-2.5-pro").body()).path("name").asString())
                .isEqualTo("models/gemini-2.5-pro");
    }

    @Test
    void anthropicPagesForwardsAndBackwards() throws Exception {
        List<String> all = claudeIds();
        List<String> forwards = new ArrayList<>();
        String cursor = "";
        JsonNode page;
        do {
            page = json(claude("/v1/models?limit=3" + cursor).body());
            forwards.addAll(texts(page.path("data"), "id"));
            cursor = "&after_id=" + page.path("last_id").asString();
        } while (page.path("has_more").asBoolean());
        assertThat(forwards).isEqualTo(all);
        JsonNode back = json(claude("/v1/models?limit=3&before_id=" + all.get(4)).body());
        assertThat(texts(back.path("data"), "id")).isEqualTo(all.subList(1, 4));
        assertThat(back.path("has_more").asBoolean()).isTrue();
        JsonNode first = json(claude("/v1/models?before_id=" + all.getFirst()).body());
        assertThat(first.path("data")).isEmpty();
        assertThat(first.path("first_id").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models?limit=0,400",
        "/v1/models?limit=1001,400",
        "/v1/models?after_id=x,400",
        "/v1/models?after_id=claude-opus-5&before_id=claude-opus-5,400",
        "/v1/models/claude-1,404",
        "/v1/models/claude-opus-4-0,404",
        "/v1/models/gemini-2.5-pro,404"
    })
    void anthropicRefusesInItsOwnWords(String path, int status) throws Exception {
        var answer = claude(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer.body()).path("type").asString()).isEqualTo("error");
        assertThat(answer.headers().firstValue("request-id").orElse("")).startsWith("req_");
    }

    @Test
    void anthropicWantsAKeyAndAVersion() throws Exception {
        var noVersion = harness.send(harness.to("/v1/models").header("x-api-key", "k"));
        assertThat(noVersion.statusCode()).isEqualTo(400);
        var noKey =
                harness.send(harness.to("/v1/models").header("anthropic-version", "2023-06-01"));
        assertThat(noKey.statusCode()).isEqualTo(401);
        var bearer =
                harness.send(
                        harness.to("/v1/models")
                                .header("authorization", "Bearer k")
                                .header("anthropic-version", "2026-10-21"));
        assertThat(bearer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models", "/v1beta/models"})
    void geminiListsInItsShapeUnderBothVersions(String path) throws Exception {
        JsonNode pro = null;
        for (JsonNode model : json(gemini(path).body()).path("models")) {
            pro = model.path("name").asString().equals("models/gemini-2.5-pro") ? model : pro;
        }
        assertThat(pro).isNotNull();
        assertThat(pro.path("displayName").asString()).isEqualTo("Gemini 2.5 Pro");
        assertThat(pro.path("inputTokenLimit").asInt()).isEqualTo(1_048_576);
        assertThat(pro.path("outputTokenLimit").asInt()).isEqualTo(65_536);
        assertThat(pro.path("supportedGenerationMethods").valueStream().map(m -> m.asString()))
                .contains("generateContent", "countTokens");
        assertThat(pro.path("thinking").asBoolean()).isTrue();
        assertThat(json(gemini(path + "/gemini-2.5-pro").body())).isEqualTo(pro);
        assertThat(json(harness.send(harness.to(path + "?key=k")).body()).has("models")).isTrue();
    }

    @Test
    void geminiPages() throws Exception {
        List<String> all = geminiNames();
        List<String> paged = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = json(gemini("/v1beta/models?pageSize=2&pageToken=" + token).body());
            assertThat(page.path("models").size()).isLessThanOrEqualTo(2);
            paged.addAll(texts(page.path("models"), "name"));
            token = page.path("nextPageToken").asString("");
        } while (!token.isEmpty());
        assertThat(paged).isEqualTo(all).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1beta/models?pageSize=-1,400",
        "/v1beta/models?pageToken=x,400",
        "/v1beta/models/gemini-2.0-flash,404",
        "/v1beta/models/claude-opus-5,404"
    })
    void geminiRefusesInItsOwnWords(String path, int status) throws Exception {
        var answer = gemini(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer.body()).at("/error/code").asInt()).isEqualTo(status);
    }

    @Test
    void geminiWantsAKey() throws Exception {
        assertThat(harness.send(harness.to("/v1beta/models")).statusCode()).isEqualTo(403);
        assertThat(harness.send(harness.to("/v1beta/models?key=bad-key")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aListIsNoCall() throws Exception {
        claude("/v1/models");
        gemini("/v1beta/models");
        assertThat(harness.log()).isEmpty();
    }
}
