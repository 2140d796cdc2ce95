package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.simulator.bill.Tally;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What the Messages API refuses; each refusal costs nothing and is in the log. */
class AnthropicRefusalTest {
    @AutoClose private final Harness harness = Harness.start();

    private void assertRefused(
            HttpResponse<String> answer, int status, String type, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode body = json(answer.body());
        assertThat(body.path("type").asString()).isEqualTo("error");
        assertThat(body.at("/error/type").asString()).isEqualTo(type);
        assertThat(body.at("/error/message").asString()).contains(message);
        assertThat(body.path("request_id").asString())
                .isEqualTo(answer.headers().firstValue("request-id").orElseThrow());
        assertThat(harness.lastBill().status()).isEqualTo(status);
        assertThat(harness.lastBill().billed()).isEqualTo(Tally.NOTHING);
        assertThat(harness.lastBill().terminalUsage()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|model: Field required",
                "{}|model: Field required",
                "{'model':5}|model: Input should be a valid string",
                "{'model':'claude-haiku-4-5','messages':[{'role':'user','content':'x'}]}|max_tokens: Field required",
                "{'model':'claude-haiku-4-5','max_tokens':5}|messages: Field required",
                "{ASKED,'messages':[]}|at least one message",
                "{ASKED,'messages':'x'}|messages: Input should be a valid list",
                "{ASKED,'messages':['x']}|messages.0: Input should be a valid dict",
                "{ASKED,'messages':[{'role':'user'}]}|messages.0.content: Field",
                "{ASKED,'messages':[{'role':'user','content':5}]}|valid string or",
                "{ASKED,'messages':[{'role':'tool','content':'x'}]}|'user' or",
                "{ASKED,'messages':[{'role':'system','content':'x'}]}|role 'system'",
                "{ASKED,'messages':[{'role':'assistant','content':'x'}]}|first message",
                "{ASKED,'messages':[{'role':'user','content':'x','name':'n'}]}|Extra",
                "{ASKED,'messages':[{'role':'user','content':''}]}|non-empty content",
            })
    void malformedConversations(String body, String message) throws Exception {
        assertRefused(
                harness.claude(
                        body.replace("ASKED", "'model':'claude-haiku-4-5','max_tokens':5")
                                .replace('\'', '"')),
                400,
                "invalid_request_error",
                message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'type':'text','text':''}]|text content blocks must be non-empty",
                "[{'type':'text','text':'  '}]|must contain non-whitespace text",
                "[{'type':'text'}]|text.text: Input should be a valid string",
                "[{'type':'text','text':'x','size':1}]|Extra inputs are not permitted",
                "[{'type':'video'}]|does not match any of the expected tags",
                "[]|non-empty content",
            })
    void badBlocks(String content, String message) throws Exception {
        String body =
                "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":"
                        + content.replace('\'', '"')
                        + "}]}";
        assertRefused(harness.claude(body), 400, "invalid_request_error", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'colour':1|colour: Extra inputs are not permitted",
                "'temperature':1.1|temperature: range: 0..1",
                "'temperature':-0.1|temperature: range: 0..1",
                "'temperature':'hot'|temperature: Input should be a valid number",
                "'top_p':1.5|top_p: range: 0..1",
                "'temperature':0.5,'top_p':0.5|cannot both be specified for this model",
                "'stop_sequences':'END'|stop_sequences: Input should be a valid list",
                "'stop_sequences':[5]|stop_sequences.0: Input should be a valid string",
                "'stop_sequences':[' ']|must contain non-whitespace",
                "'stream':'yes'|stream: Input should be a valid boolean",
                "'top_k':1.5|top_k: Input should be a valid integer",
                "'system':[{'type':'text','text':''}]|text content blocks must be non-empty",
                "'system':5|system: Input should be a valid string or list",
                "'thinking':{'type':'enabled','budget_tokens':10}|greater than or equal to 1024",
                "'thinking':{'type':'enabled','budget_tokens':2000}|must be greater than",
                "'thinking':{'type':'adaptive'}|'adaptive' is not supported on this model",
                "'metadata':{'user_id':'ann@example.com'}|email address",
            })
    void badParameters(String members, String message) throws Exception {
        String body = claudeBody(HAIKU, "hello", "," + members.replace('\'', '"'));
        assertRefused(harness.claude(body), 400, "invalid_request_error", message);
    }

    @ParameterizedTest
    @CsvSource({
        "0,greater than or equal",
        "-5,greater than or equal",
        "1.5,valid integer",
        "64001,64001 > 64000"
    })
    void maxTokensOutsideTheModelsRange(String maxTokens, String message) throws Exception {
        String body = claudeBody(HAIKU, "hello", "").replace("1000", maxTokens);
        assertRefused(harness.claude(body), 400, "invalid_request_error", message);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-8,temperature",
        "claude-sonnet-5,top_p",
        "claude-opus-5,temperature",
        "claude-haiku-5-5,top_k"
    })
    void samplingParametersOnModelsAfterOpus46(String model, String name) throws Exception {
        assertRefused(
                harness.claude(claudeBody(model, "hello", ",\"" + name + "\":1")),
                400,
                "invalid_request_error",
                "`" + name + "` is deprecated for this model");
        assertThat(
                        harness.claude(
                                        claudeBody(
                                                "claude-sonnet-4-6",
                                                "hello",
                                                ",\"" + name + "\":1"))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void samplingParametersUnderTheNewVersionOfTheApi() throws Exception {
        var request = harness.claudeRequest(claudeBody(HAIKU, "hello", ",\"temperature\":1"));
        assertRefused(
                harness.send(request.setHeader("anthropic-version", "2026-10-21")),
                400,
                "invalid_request_error",
                "temperature: Extra inputs are not permitted");
    }

    @Test
    void prefillOnlyOnModelsThatTakeIt() throws Exception {
        String prefilled =
                claudeBody("MODEL", "hello", "")
                        .replace("}]", "},{\"role\":\"assistant\",\"content\":\"Well\"}]");
        assertThat(harness.claude(prefilled.replace("MODEL", HAIKU)).statusCode()).isEqualTo(200);
        assertRefused(
                harness.claude(prefilled.replace("MODEL", "claude-opus-5")),
                400,
                "invalid_request_error",
                "does not support assistant message prefill");
        assertRefused(
                harness.claude(prefilled.replace("MODEL", HAIKU).replace("Well", "Well ")),
                400,
                "invalid_request_error",
                "cannot end with trailing whitespace");
    }

    @Test
    void promptsBeyondTheWindow() throws Exception {
        String tooLong = "x".repeat(4 * 200_000);
        assertRefused(
                harness.claude(claudeBody(HAIKU, tooLong, "")),
                400,
                "invalid_request_error",
                "prompt is too long: 200012 tokens > 200000 maximum");
        String fits = "x".repeat(4 * 199_500);
        assertRefused(
                harness.claude(claudeBody(HAIKU, fits, "")),
                400,
                "invalid_request_error",
                "exceed context limit: 199512 + 1000 > 200000");
    }

    @ParameterizedTest
    @CsvSource({"claude-sonnet-4-20250514", "claude-opus-4-0", "claude-9", "gemini-2.5-pro"})
    void unknownAndRetiredModels(String model) throws Exception {
        assertRefused(
                harness.claude(claudeBody(model, "hello", "")),
                404,
                "not_found_error",
                "model: " + model);
    }

    @Test
    void brokenJson() throws Exception {
        assertRefused(
                harness.claude("{\"model\":"), 400, "invalid_request_error", "not valid JSON");
    }

    @Test
    void callsWithoutAGoodKeyOrVersion() throws Exception {
        String body = claudeBody(HAIKU, "hello", "");
        HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofString(body);
        var bare = harness.to("/v1/messages").POST(publisher);
        assertRefused(
                harness.send(bare), 401, "authentication_error", "x-api-key header is required");
        bare.header("Authorization", "Bearer bad-key");
        assertRefused(harness.send(bare), 401, "authentication_error", "invalid x-api-key");
        bare.setHeader("Authorization", "Bearer good");
        assertRefused(
                harness.send(bare), 400, "invalid_request_error", "anthropic-version: header is");
        bare.setHeader("anthropic-version", "2020-01-01");
        assertRefused(harness.send(bare), 400, "invalid_request_error", "is not a valid version");
        bare.setHeader("anthropic-version", "2023-06-01");
        assertThat(harness.send(bare).statusCode()).isEqualTo(200);
        assertRefused(
                harness.send(bare.header("x-api-key", "bad-key")),
                401,
                "authentication_error",
                "invalid");
    }

    @Test
    void bodiesAbove32MegabytesAreTurnedAwayByTheCdn() throws Exception {
        var answer = harness.claude(" ".repeat(32 * 1024 * 1024 + 1));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).startsWith("<html>");
    }

    @Test
    void aMisspeltDirectiveIsNotPassedOver() throws Exception {
        assertRefused(
                harness.claude(claudeBody(HAIKU, "[[sim: fault=explode]]", "")),
                400,
                "invalid_request_error",
                "unknown fault type 'explode'");
    }
}
