package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.data;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Answers in good bytes that say something strange. */
@Timeout(30)
class ContentFaultTest {
    private static final String FLASH = "gemini-2.5-flash";

    @AutoClose private final Harness harness = Harness.start();

    private JsonNode claude(String fault) throws Exception {
        return json(harness.claude(claudeBody(HAIKU + "-sim-" + fault, "hello", "")).body());
    }

    private List<JsonNode> claudeStream(String fault) throws Exception {
        String body = claudeBody(HAIKU + "-sim-" + fault, "hello", ",\"stream\":true");
        return data(harness.claude(body).body());
    }

    private JsonNode gemini(String fault) throws Exception {
        String path = FLASH + "-sim-" + fault + ":generateContent";
        return json(harness.gemini(path, geminiBody("hello", "")).body());
    }

    private List<JsonNode> geminiStream(String fault) throws Exception {
        String path = FLASH + "-sim-" + fault + ":streamGenerateContent?alt=sse";
        return data(harness.gemini(path, geminiBody("hello", "")).body());
    }

    @Test
    void aBlockedPromptHasNoCandidates() throws Exception {
        List<JsonNode> events = geminiStream("blocked");
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().at("/promptFeedback/blockReason").asString())
                .isEqualTo("PROHIBITED_CONTENT");
        assertThat(events.getFirst().has("candidates")).isFalse();
        BillEntry bill = harness.lastBill();
        assertThat(bill.fault()).isEqualTo("blocked");
        assertThat(bill.billed().input()).isPositive();
        assertThat(bill.billed().output()).isZero();
    }

    @Test
    void aRefusalIsFreeWithClaudeOnly() throws Exception {
        assertThat(claude("refusal").path("stop_reason").asString()).isEqualTo("refusal");
        assertThat(harness.lastBill().costNano()).isZero();
        assertThat(gemini("refusal").at("/candidates/0/finishReason").asString())
                .isEqualTo("SAFETY");
        assertThat(harness.lastBill().costNano()).isPositive();
    }

    @Test
    void anEmptyAnswerEndsNaturally() throws Exception {
        JsonNode gemini = gemini("empty");
        assertThat(gemini.at("/candidates/0/finishReason").asString()).isEqualTo("STOP");
        assertThat(gemini.at("/candidates/0/content").has("parts")).isFalse();
        assertThat(gemini.path("usageMetadata").has("thoughtsTokenCount")).isFalse();
        JsonNode claude = claude("empty");
        assertThat(claude.path("stop_reason").asString()).isEqualTo("end_turn");
        assertThat(claude.path("content")).isEmpty();
    }

    @Test
    void aFunctionCallMayBeMalformed() throws Exception {
        JsonNode candidate = gemini("malformed_call").at("/candidates/0");
        assertThat(candidate.path("finishReason").asString()).isEqualTo("MALFORMED_FUNCTION_CALL");
        assertThat(candidate.at("/content").has("parts")).isFalse();
        assertThat(claude("malformed_call").path("error").asString())
                .isEqualTo("simulator: fault malformed_call needs a Gemini model");
    }

    @Test
    void usageMayBeMissing() throws Exception {
        assertThat(claude("no_usage").has("usage")).isFalse();
        assertThat(gemini("no_usage").has("usageMetadata")).isFalse();
        assertThat(claudeStream("no_usage"))
                .filteredOn(event -> event.path("type").asString().equals("message_delta"))
                .singleElement()
                .satisfies(event -> assertThat(event.has("usage")).isFalse());
        assertThat(harness.lastBill().terminalUsage()).isFalse();
        assertThat(harness.lastBill().billed().output()).isPositive();
    }

    @Test
    void countersMayNotAddUp() throws Exception {
        JsonNode usage = gemini("odd_usage").path("usageMetadata");
        assertThat(usage.path("totalTokenCount").asInt())
                .isEqualTo(
                        7
                                + usage.path("promptTokenCount").asInt()
                                + usage.path("candidatesTokenCount").asInt()
                                + usage.path("thoughtsTokenCount").asInt());
        assertThat(geminiStream("odd_usage"))
                .allSatisfy(event ->
                        assertThat(event.at("/usageMetadata/totalTokenCount").asInt())
                                .isGreaterThan(7));
        JsonNode claude = claude("odd_usage").path("usage");
        assertThat(claude.at("/cache_creation/ephemeral_5m_input_tokens").asInt()).isEqualTo(7);
        assertThat(claude.path("cache_creation_input_tokens").asInt()).isZero();
        assertThat(claudeStream("odd_usage").getFirst().at("/message/usage/cache_creation"))
                .hasToString("{\"ephemeral_5m_input_tokens\":7,\"ephemeral_1h_input_tokens\":0}");
    }

    @Test
    void anotherModelAnswersAndIsPaid() throws Exception {
        assertThat(claude("other_model").path("model").asString()).isEqualTo("claude-opus-5");
        BillEntry bill = harness.lastBill();
        assertThat(bill.modelServed()).isEqualTo("claude-opus-5");
        assertThat(bill.costNano())
                .isEqualTo(bill.billed().input() * 5_000L + bill.billed().output() * 25_000L);
        assertThat(claudeStream("other_model").getFirst().at("/message/model").asString())
                .isEqualTo("claude-opus-5");
        assertThat(gemini("other_model").path("modelVersion").asString())
                .isEqualTo("gemini-3.8-flash");
        assertThat(geminiStream("other_model"))
                .allMatch(e -> e.path("modelVersion").asString().equals("gemini-3.8-flash"));
        assertThat(harness.lastBill().modelServed()).isEqualTo("gemini-3.8-flash");
    }

    @Test
    void anotherModelIsNeverTheSame() throws Exception {
        String body = claudeBody("claude-opus-5-sim-other_model", "hello", "");
        assertThat(json(harness.claude(body).body()).path("model").asString())
                .isEqualTo("claude-sonnet-5");
    }

    @Test
    void aModelsOwnWordsAreNotTwisted() throws Exception {
        String words = "a \"model\":\"mine\" and \"totalTokenCount\":3";
        String sim = "[[sim: text=%s, fault=other_model]]".formatted(Json.write(words));
        JsonNode answer = json(harness.claude(claudeBody(HAIKU, sim, "")).body());
        assertThat(answer.at("/content/0/text").asString()).isEqualTo(words);
        assertThat(answer.path("model").asString()).isEqualTo("claude-opus-5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "gemini"})
    void oneIdForAllCallsNeedsTwoCalls(String provider) throws Exception {
        JsonNode answer =
                provider.equals("gemini") ? gemini("same_tool_ids") : claude("same_tool_ids");
        assertThat(answer.path("error").asString())
                .isEqualTo("simulator: fault same_tool_ids needs an answer with two tool calls");
        assertThat(harness.lastBill().status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"stream\":true"})
    void allToolUsesOfClaudeHaveOneId(String more) throws Exception {
        String text = "[[sim: tool=weather{}, tool=weather{}, fault=same_tool_ids]]";
        String tools =
                """
                ,"tools":[{"name":"weather","input_schema":{"type":"object","properties":{}}}]\
                """;
        String answer = harness.claude(claudeBody(HAIKU, text, tools + more)).body();
        assertThat(answer.split("\"id\":\"toolu_same\"", -1)).hasSize(3);
        assertThat(answer.split("\"id\":\"toolu_", -1)).hasSize(3);
        assertThat(harness.lastBill().fault()).isEqualTo("same_tool_ids");
        assertThat(harness.lastBill().complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"generateContent", "streamGenerateContent?alt=sse"})
    void allFunctionCallsOfGeminiHaveOneId(String method) throws Exception {
        String text = "[[sim: tool=weather{}, tool=weather{}, fault=same_tool_ids]]";
        String tools = ",\"tools\":[{\"functionDeclarations\":[{\"name\":\"weather\"}]}]";
        String answer = harness.gemini(FLASH + ":" + method, geminiBody(text, tools)).body();
        assertThat(answer.split("\"id\":\"call_same\"", -1)).as(answer).hasSize(3);
        assertThat(answer.split("\"functionCall\"", -1)).hasSize(3);
    }

    @Test
    void anAnswerThatIsForcedToCallCannotBeEmpty() throws Exception {
        String forced =
                """
                ,"tools":[{"name":"weather","input_schema":{"type":"object","properties":{}}}],
                "tool_choice":{"type":"any"}\
                """;
        String body = claudeBody(HAIKU + "-sim-empty", "hello", forced);
        assertThat(json(harness.claude(body).body()).path("error").asString())
                .isEqualTo("simulator: fault empty needs a call that forces no tool");
    }

    @ParameterizedTest
    @CsvSource({"partial,true,false", "nothing,false,false", "all,true,true"})
    void whoPaysForABrokenAnswerCanBeTurned(String rule, boolean paid, boolean whole)
            throws Exception {
        harness.post("/__sim/billing", "{\"broken\":\"" + rule + "\"}");
        assertThat(harness.get("/__sim/billing").path("broken").asString()).isEqualTo(rule);
        for (String fault : List.of("error-5", "eof-5", "half-5", "cut-5-fin")) {
            String body = claudeBody(HAIKU + "-sim-" + fault, "hello", ",\"stream\":true");
            try (RawCall call = RawCall.send(harness.claudeRequest(body).build(), body)) {
                call.readAll();
            }
            BillEntry bill = harness.lastBill();
            assertThat(bill.generated().output()).isBetween(1, 20);
            assertThat(bill.billed().input() > 0).isEqualTo(paid);
            assertThat(bill.billed().output() == 120).isEqualTo(whole);
        }
        String body = claudeBody(HAIKU + "-sim-cut-0-fin", "hello", ",\"stream\":true");
        try (RawCall call = RawCall.send(harness.claudeRequest(body).build(), body)) {
            call.readAll();
        }
        assertThat(harness.lastBill().costNano()).isZero();
        harness.simulator.reset();
        assertThat(harness.get("/__sim/billing").path("broken").asString()).isEqualTo("partial");
    }
}
