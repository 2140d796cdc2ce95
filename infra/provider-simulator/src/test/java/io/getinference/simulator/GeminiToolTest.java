package io.getinference.simulator;

import static io.getinference.simulator.Harness.data;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.simulator.answer.Tokens;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gemini's function calls as a client sees them. */
class GeminiToolTest {
    private static final String FLASH = "gemini-2.5-flash";
    private static final String FLASH_3 = "gemini-3.5-flash";
    private static final String WEATHER =
            """
            ,"systemInstruction":{"parts":[{"text":"Be brief."}]},\
            "tools":[{"functionDeclarations":[{"name":"weather","parametersJsonSchema":\
            {"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}]}]\
            """;
    private static final String ASK =
            "Weather in Oslo? [[sim: text=\"Let me look.\", thoughts=31,"
                    + " tool=weather{\"city\":\"Oslo\"}]]";
    private static final String TWO =
            "[[sim: thoughts=5 tool=weather{\"city\":\"Oslo\"} tool=weather{\"city\":\"Rome\"}]]";

    @AutoClose private final Harness harness = Harness.start();

    private String stream(String model, String text, String more) throws Exception {
        var answer =
                harness.gemini(model + ":streamGenerateContent?alt=sse", geminiBody(text, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode plain(String model, String text, String more) throws Exception {
        return plain(model, geminiBody(text, more));
    }

    private JsonNode plain(String model, String body) throws Exception {
        var answer = harness.gemini(model + ":generateContent", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static List<JsonNode> calls(JsonNode response) {
        return response.at("/candidates/0/content/parts")
                .valueStream()
                .filter(part -> part.has("functionCall"))
                .toList();
    }

    @Test
    void streamsACallOf25InTheRecordedShape() throws Exception {
        assertThat(stream(FLASH, ASK, WEATHER)).isEqualTo(Golden.file("gemini-tool-stream.txt"));
    }

    @Test
    void streamsACallOf3InTheReportedShape() throws Exception {
        assertThat(stream(FLASH_3, ASK, WEATHER))
                .isEqualTo(Golden.file("gemini-3-tool-stream.txt"));
    }

    @Test
    void aCallOf25ComesWholeWithStopAndWithoutAnId() throws Exception {
        List<JsonNode> chunks = data(stream(FLASH, ASK, WEATHER));
        JsonNode last = chunks.getLast();
        assertThat(calls(last)).hasSize(1);
        assertThat(calls(last).getFirst().at("/functionCall/args/city").asString())
                .isEqualTo("Oslo");
        assertThat(calls(last).getFirst().path("functionCall").has("id")).isFalse();
        assertThat(calls(last).getFirst().has("thoughtSignature")).isFalse();
        assertThat(last.at("/candidates/0/finishReason").asString()).isEqualTo("STOP");
        assertThat(last.at("/usageMetadata/candidatesTokenCount").asInt())
                .isEqualTo(Tokens.of("Let me look.weather{\"city\":\"Oslo\"}"));
    }

    @Test
    void aCallOf3ComesBeforeTheStopAndOnlyTheFirstIsSigned() throws Exception {
        List<JsonNode> chunks = data(stream(FLASH_3, TWO, WEATHER));
        assertThat(chunks).hasSize(3);
        assertThat(calls(chunks.get(0)).getFirst().path("thoughtSignature").asString())
                .isNotEmpty();
        assertThat(calls(chunks.get(1)).getFirst().has("thoughtSignature")).isFalse();
        assertThat(chunks.get(1).at("/candidates/0").has("finishReason")).isFalse();
        assertThat(chunks.get(2).at("/candidates/0/content/parts/0/text").asString()).isEmpty();
        assertThat(chunks.get(2).at("/candidates/0/finishReason").asString()).isEqualTo("STOP");
    }

    @Test
    void parallelCallsOf25ShareAChunk() throws Exception {
        List<JsonNode> chunks = data(stream(FLASH, TWO, WEATHER));
        assertThat(chunks).hasSize(1);
        assertThat(calls(chunks.getFirst())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {FLASH, FLASH_3})
    void aPlainAnswerHasTheSameCallsAsAStream(String model) throws Exception {
        JsonNode whole = plain(model, TWO, WEATHER);
        List<JsonNode> streamed =
                data(stream(model, TWO, WEATHER)).stream().flatMap(c -> calls(c).stream()).toList();
        assertThat(calls(whole)).isEqualTo(streamed).hasSize(2);
        assertThat(whole.path("usageMetadata"))
                .isEqualTo(data(stream(model, TWO, WEATHER)).getLast().path("usageMetadata"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'mode':'ANY'}|weather",
                "{'mode':'any','allowedFunctionNames':['time']}|time",
                "{'mode':'ANY','allowed_function_names':['time','weather']}|weather",
                "{'mode':'AUTO'}|",
                "{'mode':'VALIDATED','allowedFunctionNames':['time']}|",
                "{'mode':'NONE'}|",
                "{}|",
            })
    void theModeDecidesWhetherAFunctionHasToBeCalled(String config, String called)
            throws Exception {
        String tools =
                """
                ,"tools":[{"functionDeclarations":[{"name":"weather","parameters":\
                {"type":"object","properties":{"snake_city":{"type":"STRING"}},\
                "required":["snake_city"]}},{"name":"time"}]}],\
                "toolConfig":{"functionCallingConfig":%s}\
                """
                        .formatted(config.replace('\'', '"'));
        List<JsonNode> calls = calls(plain(FLASH, "hello", tools));
        assertThat(calls).hasSize(called == null ? 0 : 1);
        if (called != null) {
            assertThat(calls.getFirst().at("/functionCall/name").asString()).isEqualTo(called);
        }
        if ("weather".equals(called)) {
            assertThat(calls.getFirst().at("/functionCall/args/snake_city").isString()).isTrue();
        }
    }

    /** 34 is the end of the text, 37 is within the call. */
    @ParameterizedTest
    @ValueSource(ints = {34, 37})
    void aCallThatTheLimitCutsIsCountedAndNotShown(int limit) throws Exception {
        String config = WEATHER + ",\"generationConfig\":{\"maxOutputTokens\":" + limit + "}";
        for (String model : List.of(FLASH, FLASH_3)) {
            String stream = stream(model, ASK, config);
            assertThat(stream).doesNotContain("functionCall").contains("Let me look.");
            JsonNode last = data(stream).getLast();
            assertThat(last.at("/candidates/0/finishReason").asString()).isEqualTo("MAX_TOKENS");
            assertThat(last.at("/usageMetadata/totalTokenCount").asInt())
                    .isEqualTo(last.at("/usageMetadata/promptTokenCount").asInt() + limit);
        }
        assertThat(calls(plain(FLASH, ASK, config))).isEmpty();
        assertThat(harness.lastBill().billed().output()).isEqualTo(limit);
    }

    @Test
    void aGarbledCallIsNotShownButExplained() throws Exception {
        String text = "[[sim: tool=weather finish=MALFORMED_FUNCTION_CALL]]";
        JsonNode candidate = plain(FLASH, text, WEATHER).at("/candidates/0");
        assertThat(candidate.path("finishReason").asString()).isEqualTo("MALFORMED_FUNCTION_CALL");
        assertThat(candidate.path("finishMessage").asString()).startsWith("Malformed function");
        assertThat(candidate.path("content").has("parts")).isFalse();
    }

    @Test
    void functionsCostWhatTheirValuesCost() throws Exception {
        JsonNode answer = plain(FLASH, "hi [[sim: tokens=1]]", WEATHER);
        int expected =
                2
                        + Tokens.of("Be brief.hi [[sim: tokens=1]]")
                        + Tokens.of("weather" + "object" + "string" + "city");
        assertThat(answer.at("/usageMetadata/promptTokenCount").asInt()).isEqualTo(expected);
        var counted =
                harness.gemini(
                        FLASH + ":countTokens",
                        "{\"generateContentRequest\":"
                                + geminiBody("hi [[sim: tokens=1]]", WEATHER)
                                + "}");
        assertThat(json(counted.body()).path("totalTokens").asInt()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {FLASH, FLASH_3})
    void whatWasAnsweredCanBeSentBackWithTheResult(String model) throws Exception {
        JsonNode first = plain(model, TWO, WEATHER);
        ObjectNode body = (ObjectNode) json(geminiBody(TWO, WEATHER));
        body.withArray("contents").add(first.at("/candidates/0/content"));
        body.withArray("contents")
                .add(
                        json(
                                """
                                {"role":"user","parts":[\
                                {"functionResponse":{"name":"weather","response":{"output":"4 C"}}},\
                                {"functionResponse":{"id":"x","name":"weather","response":\
                                {"output":"[[sim: text=\\"Four and nine.\\"]]"}}}]}\
                                """));
        JsonNode second = plain(model, body.toString());
        assertThat(second.toString()).contains("Four and nine.");
        assertThat(second.at("/usageMetadata/promptTokenCount").asInt())
                .isGreaterThan(first.at("/usageMetadata/promptTokenCount").asInt());
    }

    @Test
    void aCallWithoutArgumentsHasEmptyOnesOrNone() throws Exception {
        String tools = ",\"tools\":[{\"functionDeclarations\":[{\"name\":\"time\"}]}]";
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            JsonNode answer = plain(FLASH, "[[sim: tool=time]] " + i, tools);
            seen.add(calls(answer).getFirst().path("functionCall").path("args").toString());
        }
        assertThat(seen).containsExactlyInAnyOrder("{}", "");
    }

    @Test
    void whatTheProvidersOwnToolsDidEarlierIsTakenAndCounted() throws Exception {
        String body =
                """
                {"contents":[{"parts":[{"text":"x"}]},{"role":"model","parts":[\
                {"executableCode":{"language":"PYTHON","code":"print(1)"}},\
                {"codeExecutionResult":{"outcome":"OUTCOME_OK","output":"1234"}}]},\
                {"parts":[{"text":"so?"}]}]}\
                """;
        assertThat(plain(FLASH, body).at("/usageMetadata/promptTokenCount").asInt())
                .isEqualTo(3 + Tokens.of("xprint(1)1234so?"));
    }

    @Test
    void theOrderOfACallThatIsNotOfferedIsToldLoudly() throws Exception {
        var answer = harness.gemini(FLASH + ":generateContent", geminiBody(TWO, ""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("simulator: tool weather is not one");
    }
}
