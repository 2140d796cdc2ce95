package io.getinference.simulator;

import static io.getinference.simulator.Harness.data;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import io.getinference.simulator.answer.Tokens;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.List;

/** Gemini's answers as a client sees them. */
class GeminiAnswerTest {
    private static final String NO_THINKING =
            ",\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":0}}";

    @AutoClose private final Harness harness = Harness.start();

    private String stream(String model, String text, String more) throws Exception {
        var answer =
                harness.gemini(model + ":streamGenerateContent?alt=sse", geminiBody(text, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        return answer.body();
    }

    private JsonNode plain(String model, String text, String more) throws Exception {
        var answer = harness.gemini(model + ":generateContent", geminiBody(text, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static String textOf(List<JsonNode> responses) {
        return responses.stream()
                .flatMap(response -> response.at("/candidates/0/content/parts").valueStream())
                .map(part -> part.path("text").asString())
                .collect(joining());
    }

    @Test
    void streamsInTheRecordedShape() throws Exception {
        assertThat(stream("gemini-2.5-flash", "Weather? [[sim: tokens=70, thoughts=31]]", ""))
                .isEqualTo(Golden.file("gemini-stream.txt"));
    }

    @Test
    void alternatesTheDelimiterByRequest() throws Exception {
        assertThat(stream("gemini-2.5-flash", "hi", "")).contains("\r\n\r\n");
        assertThat(stream("gemini-2.5-flash", "hi", "")).doesNotContain("\r").endsWith("\n\n");
    }

    @Test
    void usageOf25IsCumulativeAndAddsUpInEveryChunk() throws Exception {
        List<JsonNode> chunks = data(stream("gemini-2.5-flash", "hi", ""));
        assertThat(chunks).hasSizeGreaterThan(2);
        StringBuilder text = new StringBuilder();
        for (JsonNode chunk : chunks) {
            text.append(textOf(List.of(chunk)));
            JsonNode usage = chunk.path("usageMetadata");
            assertThat(usage.path("candidatesTokenCount").asInt())
                    .isEqualTo(Tokens.of(text.toString()));
            assertThat(usage.path("thoughtsTokenCount").asInt()).isEqualTo(96);
            assertThat(usage.path("totalTokenCount").asInt())
                    .isEqualTo(2 + 96 + Tokens.of(text.toString()));
        }
        assertThat(chunks.getLast().at("/candidates/0/finishReason").asString()).isEqualTo("STOP");
    }

    @Test
    void promptCountOf20ShrinksInTheLastChunk() throws Exception {
        harness.simulator.clock().moveTo(LocalDate.of(2026, 5, 1));
        List<JsonNode> chunks = data(stream("gemini-2.0-flash", "hello there", ""));
        JsonNode first = chunks.getFirst().path("usageMetadata");
        JsonNode last = chunks.getLast().path("usageMetadata");
        assertThat(first.path("promptTokenCount").asInt())
                .isGreaterThan(last.path("promptTokenCount").asInt());
        assertThat(first.has("candidatesTokenCount")).isFalse();
        assertThat(last.path("promptTokenCount").asInt()).isEqualTo(Tokens.of("hello there"));
        assertThat(last.path("candidatesTokenCount").asInt()).isEqualTo(120);
        assertThat(last.has("thoughtsTokenCount")).isFalse();
    }

    @Test
    void generation3FinishesInAChunkOfItsOwn() throws Exception {
        List<JsonNode> chunks = data(stream("gemini-3.5-flash", "hi", ""));
        JsonNode last = chunks.getLast();
        assertThat(last.at("/candidates/0/content/parts/0/text").asString()).isEmpty();
        assertThat(last.at("/candidates/0/finishReason").asString()).isEqualTo("STOP");
        assertThat(chunks.subList(0, chunks.size() - 1))
                .noneMatch(chunk -> chunk.at("/candidates/0").has("finishReason"));
    }

    @Test
    void withoutSseAStreamIsOneArray() throws Exception {
        var answer = harness.gemini("gemini-2.5-flash:streamGenerateContent", geminiBody("hi", ""));
        JsonNode array = json(answer.body());
        assertThat(array.isArray()).isTrue();
        assertThat(textOf(array.valueStream().toList()))
                .isEqualTo(textOf(List.of(plain("gemini-2.5-flash", "hi", ""))));
    }

    @Test
    void countsThePromptByRuleAndCountTokensAgrees() throws Exception {
        String system = ",\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]}";
        int expected = 2 + Tokens.of("Be brief.How are you?");
        assertThat(
                        plain("gemini-2.5-flash", "How are you?", system)
                                .at("/usageMetadata/promptTokenCount")
                                .asInt())
                .isEqualTo(expected);
        String body = geminiBody("How are you?", system);
        var counted =
                harness.gemini(
                        "gemini-2.5-flash%3AcountTokens",
                        "{\"generateContentRequest\":" + body + "}");
        assertThat(json(counted.body()).path("totalTokens").asInt()).isEqualTo(expected);
        String contents = geminiBody("How are you?", "");
        for (String asked : List.of(contents, "{\"generate_content_request\":" + contents + "}")) {
            JsonNode bare = json(harness.gemini("gemini-2.5-flash:countTokens", asked).body());
            assertThat(bare.path("totalTokens").asInt()).isEqualTo(1 + Tokens.of("How are you?"));
            assertThat(bare.at("/promptTokensDetails/0/modality").asString()).isEqualTo("TEXT");
        }
        assertThat(harness.lastBill().operation()).isEqualTo("count");
    }

    @Test
    void isServedUnderV1AndWithSnakeCaseNamesToo() throws Exception {
        String body =
                geminiBody(
                        "hi",
                        ",\"generation_config\":{\"max_output_tokens\":5,\"thinking_config\":"
                                + "{\"thinking_budget\":0}}");
        var request =
                harness.to("/v1/models/gemini-2.5-flash:generateContent?key=k")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        JsonNode answer = json(harness.send(request).body());
        assertThat(answer.at("/candidates/0/finishReason").asString()).isEqualTo("MAX_TOKENS");
        assertThat(answer.at("/usageMetadata/candidatesTokenCount").asInt()).isEqualTo(5);
    }

    @Test
    void thoughtsMayLeaveNoRoomForAWord() throws Exception {
        String config = ",\"generationConfig\":{\"maxOutputTokens\":50}";
        JsonNode answer = plain("gemini-2.5-pro", "[[sim: thoughts=500]]", config);
        assertThat(answer.at("/candidates/0/finishReason").asString()).isEqualTo("MAX_TOKENS");
        assertThat(answer.at("/candidates/0/content").has("parts")).isFalse();
        assertThat(answer.path("usageMetadata").has("candidatesTokenCount")).isFalse();
        assertThat(answer.at("/usageMetadata/thoughtsTokenCount").asInt()).isEqualTo(50);
        assertThat(harness.lastBill().billed().output()).isEqualTo(50);
    }

    @Test
    void aBlockedPromptHasNoCandidatesAndIsBilledAsCounted() throws Exception {
        List<JsonNode> chunks =
                data(stream("gemini-2.5-flash", "[[sim: block=PROHIBITED_CONTENT]]", ""));
        assertThat(chunks).hasSize(1);
        assertThat(chunks.getFirst().has("candidates")).isFalse();
        assertThat(chunks.getFirst().at("/promptFeedback/blockReason").asString())
                .isEqualTo("PROHIBITED_CONTENT");
        JsonNode usage = chunks.getFirst().path("usageMetadata");
        assertThat(usage.path("totalTokenCount")).isEqualTo(usage.path("promptTokenCount"));
        assertThat(harness.lastBill().billed().input())
                .isEqualTo(usage.path("promptTokenCount").asInt());
        assertThat(harness.lastBill().billed().output()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "[[sim: finish=RECITATION]],RECITATION",
        "[[sim: refusal]],SAFETY",
        "[[sim: tokens=0]],STOP",
        "[[sim: echo]] one END two,STOP"
    })
    void saysWhyItEnded(String text, String reason) throws Exception {
        String config = ",\"generationConfig\":{\"stopSequences\":[\"END\"]}";
        JsonNode last = data(stream("gemini-2.5-flash", text, config)).getLast();
        assertThat(last.at("/candidates/0/finishReason").asString()).isEqualTo(reason);
        assertThat(
                        plain("gemini-2.5-flash", text, config)
                                .at("/candidates/0/finishReason")
                                .asString())
                .isEqualTo(reason);
        assertThat(harness.lastBill().finish()).isEqualTo(reason);
    }

    @Test
    void aConversationThatEndsWithTheModelGetsAnEmptyAnswer() throws Exception {
        String body =
                "{\"contents\":[{\"parts\":[{\"text\":\"hi\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"Well\"}]}]}";
        JsonNode answer = json(harness.gemini("gemini-2.5-flash:generateContent", body).body());
        assertThat(answer.at("/candidates/0/finishReason").asString()).isEqualTo("STOP");
        assertThat(answer.at("/candidates/0/content").has("parts")).isFalse();
    }

    @Test
    void forgetsTheUsageWhenTold() throws Exception {
        String body = stream("gemini-2.5-flash", "[[sim: usage=omit]]", NO_THINKING);
        assertThat(data(body)).noneMatch(chunk -> chunk.has("usageMetadata"));
        assertThat(harness.lastBill().terminalUsage()).isFalse();
        assertThat(harness.lastBill().billed().output()).isEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gemini-2.5-flash,gemini-3.5-flash-lite", "gemini-2.5-pro,gemini-3.8-flash"})
    void reroutedModelsAnswerUnderTheirSuccessorsName(String pair) throws Exception {
        String asked = pair.split(",", -1)[0];
        String served = pair.split(",", -1)[1];
        assertThat(plain(asked, "hi", "").path("modelVersion").asString()).isEqualTo(asked);
        harness.post("/__sim/clock", "{\"date\":\"2026-12-01\"}");
        assertThat(plain(asked, "hi", "").path("modelVersion").asString()).isEqualTo(served);
        assertThat(harness.lastBill().modelAsked()).isEqualTo(asked);
        assertThat(harness.lastBill().modelServed()).isEqualTo(served);
    }
}
