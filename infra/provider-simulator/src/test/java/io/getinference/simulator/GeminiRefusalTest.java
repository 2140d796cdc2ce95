package io.getinference.simulator;

import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.simulator.bill.Tally;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;

/** What the Gemini API refuses; each refusal costs nothing and is in the log. */
class GeminiRefusalTest {
    private static final String FLASH = "gemini-2.5-flash:generateContent";

    @AutoClose private final Harness harness = Harness.start();

    private void assertRefused(
            HttpResponse<String> answer, int code, String status, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
        JsonNode error = json(answer.body()).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(code);
        assertThat(error.path("status").asString()).isEqualTo(status);
        assertThat(error.path("message").asString()).contains(message);
        assertThat(harness.lastBill().status()).isEqualTo(code);
        assertThat(harness.lastBill().billed()).isEqualTo(Tally.NOTHING);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/refused/gemini-malformed-conversations.csv",
            delimiter = '|',
            quoteCharacter = '`')
    void malformedConversations(String body, String message) throws Exception {
        // Quotes within messages stay as they are: only the body is JSON.
        assertRefused(
                harness.gemini(FLASH, body.replace('\'', '"')), 400, "INVALID_ARGUMENT", message);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/refused/gemini-bad-configuration.csv",
            delimiter = '|',
            quoteCharacter = '`')
    void badConfiguration(String members, String message) throws Exception {
        String config = ",\"generationConfig\":{" + members.replace('\'', '"') + "}";
        assertRefused(
                harness.gemini(FLASH, geminiBody("hi", config)), 400, "INVALID_ARGUMENT", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gemini-2.5-pro|\"thinkingBudget\":0|only works in thinking mode",
                "gemini-2.5-pro|\"thinkingBudget\":100|between 128 and 32768",
                "gemini-2.5-flash-lite|\"thinkingBudget\":511|between 512 and 24576",
                "gemini-3.5-flash|\"thinkingBudget\":100|Thinking budget is not supported",
                "gemini-3.5-flash|\"thinkingBudget\":100,\"thinkingLevel\":\"LOW\"|only set one of",
                "gemini-3.8-flash|\"thinkingLevel\":\"MINIMAL\"|MINIMAL is not supported",
                "gemini-2.0-flash|\"thinkingBudget\":0|Thinking is not enabled",
            })
    void thinkingSettingsOfAnotherGeneration(String model, String thinking, String message)
            throws Exception {
        harness.simulator.clock().moveTo(LocalDate.of(2026, 5, 1));
        String config = ",\"generationConfig\":{\"thinkingConfig\":{" + thinking + "}}";
        assertRefused(
                harness.gemini(model + ":generateContent", geminiBody("hi", config)),
                400,
                "INVALID_ARGUMENT",
                message);
    }

    @Test
    void allThatDoesNotFitIsToldAtOnceWithItsPlace() throws Exception {
        var answer =
                harness.gemini(FLASH, geminiBody("hi", ",\"colour\":1,\"toolConfig\":{\"x\":1}"));
        assertThat(json(answer.body()).at("/error/message").asString())
                .isEqualTo(
                        """
                        Invalid JSON payload received. Unknown name "colour": Cannot find field.
                        Invalid JSON payload received. Unknown name "x" at 'tool_config': Cannot find field.\
                        """);
        JsonNode details = json(answer.body()).at("/error/details/0");
        assertThat(details.path("@type").asString())
                .isEqualTo("type.googleapis.com/google.rpc.BadRequest");
        assertThat(details.at("/fieldViolations/0").has("field")).isFalse();
        assertThat(details.at("/fieldViolations/1/field").asString()).isEqualTo("tool_config");
        assertThat(details.at("/fieldViolations/1/description").asString())
                .endsWith("Unknown name \"x\" at 'tool_config': Cannot find field.");
    }

    @Test
    void cachesAndFilesThatAreNotThere() throws Exception {
        assertRefused(
                harness.gemini(FLASH, geminiBody("hi", ",\"cachedContent\":\"cachedContents/a\"")),
                403,
                "PERMISSION_DENIED",
                "CachedContent not found (or permission denied)");
        String stored = "https://generativelanguage.googleapis.com/v1beta/files/abc";
        assertRefused(
                harness.gemini(
                        FLASH,
                        "{\"contents\":[{\"parts\":[{\"fileData\":{\"fileUri\":\"%s\"}}]}]}"
                                .formatted(stored)),
                403,
                "PERMISSION_DENIED",
                "You do not have permission to access the File abc or it may not exist.");
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/refused/gemini-what-cannot-be-counted.csv",
            delimiter = '|',
            quoteCharacter = '`')
    void whatCannotBeCounted(String body, String message) throws Exception {
        assertRefused(
                harness.gemini("gemini-2.5-flash:countTokens", body.replace('\'', '"')),
                400,
                "INVALID_ARGUMENT",
                message);
    }

    @Test
    void promptsBeyondTheInputLimit() throws Exception {
        String tooLong = "x".repeat(4 * 1_048_576);
        assertRefused(
                harness.gemini(FLASH, geminiBody(tooLong, "")),
                400,
                "INVALID_ARGUMENT",
                "The input token count (1048577) exceeds the maximum number of tokens allowed (1048576)");
    }

    @Test
    void unknownAndRetiredModelsUnderEitherVersion() throws Exception {
        assertRefused(
                harness.gemini("gemini-2.0-flash:generateContent", geminiBody("hi", "")),
                404,
                "NOT_FOUND",
                "models/gemini-2.0-flash is not found for API version v1beta");
        var request =
                harness.to("/v1/models/gemini-9:countTokens?key=k")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertRefused(
                harness.send(request),
                404,
                "NOT_FOUND",
                "models/gemini-9 is not found for API version v1, or is not supported for countTokens");
    }

    @Test
    void callsWithoutAGoodKey() throws Exception {
        var bare =
                harness.to("/v1beta/models/" + FLASH)
                        .POST(HttpRequest.BodyPublishers.ofString(geminiBody("hi", "")));
        assertRefused(harness.send(bare), 403, "PERMISSION_DENIED", "unregistered callers");
        var answer = harness.send(bare.header("x-goog-api-key", "bad-key"));
        assertRefused(answer, 400, "INVALID_ARGUMENT", "API key not valid");
        assertThat(json(answer.body()).at("/error/details/0/reason").asString())
                .isEqualTo("API_KEY_INVALID");
    }

    @Test
    void errorsOfEventStreamsSayThatTheyAreEventStreams() throws Exception {
        String path = "gemini-2.0-flash:streamGenerateContent?alt=sse";
        var odd = harness.gemini(path, geminiBody("hi", ""));
        var even = harness.gemini(path, geminiBody("hi", ""));
        assertThat(odd.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(odd.body()).startsWith("{");
        assertThat(even.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(even.body()).startsWith("data: {").endsWith("\n\n");
    }

    @Test
    void pathsThatDoNotExist() throws Exception {
        assertThat(harness.gemini("gemini-2.5-flash:paint", "{}").statusCode()).isEqualTo(404);
        assertThat(harness.send(harness.to("/nothing")).statusCode()).isEqualTo(404);
    }
}
