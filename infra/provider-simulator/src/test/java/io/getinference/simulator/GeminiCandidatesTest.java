package io.getinference.simulator;

import static io.getinference.simulator.Harness.data;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import io.getinference.simulator.answer.Tokens;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Several candidates, thoughts that are shown, and probabilities. */
class GeminiCandidatesTest {
    private static final String FLASH = "gemini-2.5-flash";
    private static final String THREE = ",\"generationConfig\":{\"candidateCount\":3}";
    private static final String SHOWN =
            ",\"generationConfig\":{\"thinkingConfig\":{\"includeThoughts\":true}}";

    @AutoClose private final Harness harness = Harness.start();

    private List<JsonNode> stream(String model, String text, String more) throws Exception {
        var answer =
                harness.gemini(model + ":streamGenerateContent?alt=sse", geminiBody(text, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return data(answer.body());
    }

    private JsonNode plain(String model, String text, String more) throws Exception {
        var answer = harness.gemini(model + ":generateContent", geminiBody(text, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static String text(JsonNode candidate, boolean thought) {
        return candidate
                .at("/content/parts")
                .valueStream()
                .filter(part -> part.path("thought").asBoolean(false) == thought)
                .map(part -> part.path("text").asString(""))
                .collect(joining());
    }

    private static String streamed(List<JsonNode> chunks, int index, boolean thought) {
        return chunks.stream()
                .flatMap(chunk -> chunk.path("candidates").valueStream())
                .filter(candidate -> candidate.path("index").asInt() == index)
                .map(candidate -> text(candidate, thought))
                .collect(joining());
    }

    @Test
    void candidatesDifferAndAreBilledTogetherWithOnePrompt() throws Exception {
        JsonNode answer = plain(FLASH, "hi", THREE);
        List<String> texts =
                answer.path("candidates").valueStream().map(each -> text(each, false)).toList();
        assertThat(texts).hasSize(3).doesNotHaveDuplicates();
        assertThat(texts.getFirst())
                .isEqualTo(text(plain(FLASH, "hi", "").at("/candidates/0"), false));
        JsonNode usage = answer.path("usageMetadata");
        assertThat(usage.path("promptTokenCount").asInt()).isEqualTo(2);
        assertThat(usage.path("candidatesTokenCount").asInt())
                .isEqualTo(texts.stream().mapToInt(Tokens::of).sum());
        assertThat(usage.path("thoughtsTokenCount").asInt()).isEqualTo(3 * 96);
        var billed = harness.log().getFirst().billed();
        assertThat(billed.output()).isEqualTo(3 * (96 + 120));
        assertThat(billed.thinking()).isEqualTo(3 * 96);
    }

    @Test
    void candidatesOfAStreamTakeTurnsAndEachEndsOnce() throws Exception {
        JsonNode whole = plain(FLASH, "hi", THREE);
        List<JsonNode> chunks = stream(FLASH, "hi", THREE);
        for (int i = 0; i < 3; i++) {
            int index = i;
            assertThat(streamed(chunks, i, false))
                    .isEqualTo(text(whole.path("candidates").get(i), false));
            assertThat(
                            chunks.stream()
                                    .filter(chunk ->
                                            chunk.at("/candidates/0/index").asInt() == index
                                                    && chunk.at("/candidates/0")
                                                            .has("finishReason")))
                    .hasSize(1);
        }
        assertThat(IntStream.range(0, 3).map(i -> chunks.get(i).at("/candidates/0/index").asInt()))
                .containsExactly(0, 1, 2);
        assertThat(
                        IntStream.range(0, 3)
                                .map(i ->
                                        chunks.get(i)
                                                .at("/usageMetadata/thoughtsTokenCount")
                                                .asInt()))
                .containsExactly(96, 2 * 96, 3 * 96);
        int before = 0;
        for (JsonNode chunk : chunks) {
            JsonNode usage = chunk.path("usageMetadata");
            int total = usage.path("totalTokenCount").asInt();
            assertThat(total)
                    .isGreaterThan(before)
                    .isEqualTo(
                            usage.path("promptTokenCount").asInt()
                                    + usage.path("candidatesTokenCount").asInt()
                                    + usage.path("thoughtsTokenCount").asInt());
            before = total;
        }
        assertThat(chunks.getLast().path("usageMetadata")).isEqualTo(whole.path("usageMetadata"));
    }

    @Test
    void shownThoughtsComeFirstInPartsOfTheirOwn() throws Exception {
        List<JsonNode> chunks = stream(FLASH, "hi [[sim: thoughts=80]]", SHOWN);
        String thoughts = streamed(chunks, 0, true);
        assertThat(Tokens.of(thoughts)).isEqualTo(80);
        JsonNode first = chunks.getFirst();
        assertThat(first.at("/candidates/0/content/parts/0/thought").asBoolean(false)).isTrue();
        assertThat(first.at("/usageMetadata/thoughtsTokenCount").asInt()).isBetween(45, 55);
        assertThat(first.path("usageMetadata").has("candidatesTokenCount")).isFalse();
        JsonNode whole = plain(FLASH, "hi [[sim: thoughts=80]]", SHOWN);
        assertThat(text(whole.at("/candidates/0"), true)).isEqualTo(thoughts);
        assertThat(text(whole.at("/candidates/0"), false)).isEqualTo(streamed(chunks, 0, false));
        assertThat(chunks.getLast().path("usageMetadata")).isEqualTo(whole.path("usageMetadata"));
    }

    @Test
    void thoughtsThatEatTheLimitAreShownWithoutAWordAfterThem() throws Exception {
        String config = SHOWN.replace("{\"thinking", "{\"maxOutputTokens\":30,\"thinking");
        for (String model : List.of(FLASH, "gemini-3.5-flash")) {
            List<JsonNode> chunks = stream(model, "[[sim: thoughts=500]]", config);
            JsonNode last = chunks.getLast();
            assertThat(last.at("/candidates/0/finishReason").asString()).isEqualTo("MAX_TOKENS");
            assertThat(last.at("/candidates/0/content").has("parts")).isFalse();
            assertThat(streamed(chunks, 0, false)).isEmpty();
            assertThat(Tokens.of(streamed(chunks, 0, true))).isEqualTo(30);
        }
    }

    @Test
    void textOf3IsSignedAtItsEnd() throws Exception {
        JsonNode last = stream("gemini-3.5-flash", "hi", "").getLast();
        String signature = last.at("/candidates/0/content/parts/0/thoughtSignature").asString();
        assertThat(signature).isNotEmpty();
        // The empty text that carries it may come back.
        String body =
                """
                {"contents":[{"parts":[{"text":"hi"}]},{"role":"model","parts":[\
                {"text":"Hello"},{"text":"","thoughtSignature":"%s"}]},{"parts":[{"text":"so"}]}]}\
                """
                        .formatted(signature);
        assertThat(harness.gemini("gemini-3.5-flash:generateContent", body).statusCode())
                .isEqualTo(200);
        assertThat(
                        plain("gemini-3.5-flash", "hi", "")
                                .at("/candidates/0/content/parts/0/thoughtSignature")
                                .asString())
                .isEqualTo(signature);
    }

    @Test
    void minimalThinkingOf3IsNone() throws Exception {
        String config = ",\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"%s\"}}";
        assertThat(
                        plain("gemini-3.5-flash", "hi", config.formatted("minimal"))
                                .path("usageMetadata")
                                .has("thoughtsTokenCount"))
                .isFalse();
        assertThat(
                        plain("gemini-3.5-flash", "hi", config.formatted("low"))
                                .path("usageMetadata")
                                .has("thoughtsTokenCount"))
                .isTrue();
    }

    @Test
    void probabilitiesOf20TellTheTextTokenByToken() throws Exception {
        harness.simulator.clock().moveTo(LocalDate.of(2026, 5, 1));
        String config =
                ",\"generationConfig\":{\"responseLogprobs\":true,\"logprobs\":2,\"presencePenalty\":0.5";
        JsonNode candidate =
                plain("gemini-2.0-flash", "[[sim: tokens=9]]", config + "}").at("/candidates/0");
        JsonNode chosen = candidate.at("/logprobsResult/chosenCandidates");
        assertThat(
                        chosen.valueStream()
                                .map(each -> each.path("token").asString())
                                .collect(joining()))
                .isEqualTo(text(candidate, false));
        assertThat(chosen.valueStream())
                .allMatch(each -> each.path("logProbability").asDouble() <= 0);
        assertThat(candidate.at("/logprobsResult/topCandidates")).hasSize(chosen.size());
        assertThat(candidate.at("/logprobsResult/topCandidates/0/candidates")).hasSize(2);
        assertThat(candidate.path("avgLogprobs").asDouble()).isNegative();
    }

    @Test
    void aBlockedPromptAndARefusalSayHowTheyWereRated() throws Exception {
        assertThat(
                        plain(FLASH, "[[sim: block=SAFETY]]", "")
                                .at("/promptFeedback/safetyRatings/0/blocked")
                                .asBoolean(false))
                .isTrue();
        JsonNode refusal = plain(FLASH, "[[sim: refusal]]", "").at("/candidates/0");
        assertThat(refusal.has("content")).isFalse();
        assertThat(refusal.at("/safetyRatings/0/blocked").asBoolean(false)).isTrue();
    }
}
