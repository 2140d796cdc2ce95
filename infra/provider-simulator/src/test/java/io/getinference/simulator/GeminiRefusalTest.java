package io.getinference.simulator;

import static io.getinference.simulator.Harness.geminiBody;
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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|Root element must be a message",
                "{|Invalid JSON payload received",
                "{}|contents is not specified",
                "{'contents':[]}|contents is not specified",
                "{'contents':'x'}|Invalid value at 'contents'",
                "{'contents':[{'role':'assistant','parts':[{'text':'x'}]}]}|valid role: user, model",
                "{'contents':[{'role':'user','parts':[]}]}|must not be empty",
                "{'contents':[{'parts':[{'text':''}]}]}|required oneof field 'data' must have one initialized",
                "{'contents':[{'parts':[{'thought':true}]}]}|required oneof field 'data'",
                "{'contents':[{'parts':[{'text':5}]}]}|Invalid value at 'contents[0].parts[0].text'",
                "{'contents':[{'parts':[{'words':'x'}]}]}|Unknown name \"words\" at 'contents[0].parts[0]'",
                "{'contents':[{'parts':[{'inlineData':{}}]}]}|inline_data.mime_type: must be specified",
                "{'contents':[{'parts':[{'inlineData':{'mimeType':'image/png'}}]}]}|inline_data.data: must be specified",
                "{'contents':[{'parts':[{'inlineData':{'mimeType':'image/png','data':'%'}}]}]}|Base64 decoding failed for \"%\"",
                "{'contents':[{'parts':[{'inlineData':{'mimeType':'image/png','data':'iVBORw=='}}]}]}|Unable to process input image",
                "{'contents':[{'parts':[{'inlineData':{'mimeType':'image/gif','data':'aGk='}}]}]}|Unsupported MIME type: image/gif",
                "{'contents':[{'parts':[{'inlineData':{'mimeType':'png','data':'aGk='}}]}]}|Unsupported MIME type: png",
                "{'contents':[{'parts':[{'inlineData':{'mimeType':'application/pdf','data':'aGk='}}]}]}|The document has no pages.",
                "{'contents':[{'parts':[{'inlineData':{'mimeType':'image/png','data':'aGk=','url':'x'}}]}]}|Unknown name \"url\" at 'contents[0].parts[0].inline_data'",
                "{'contents':[{'parts':[{'fileData':{'fileUri':'gs://b/x.png'}}]}]}|Invalid or unsupported file uri: gs://b/x.png",
                "{'contents':[{'parts':[{'fileData':{'fileUri':'https://x/y.bmp','mimeType':'image/bmp'}}]}]}|Unsupported MIME type: image/bmp",
                "{'contents':[{'parts':[{'text':'x','inlineData':{'mimeType':'image/png','data':'aGk='}}]}]}|oneof field 'data' is already set. Cannot set 'inlineData'",
                "{'contents':[{'parts':[{'text':'x','mediaResolution':{'level':'MEDIA_RESOLUTION_LOW'}}]}]}|Media resolution of single parts is not supported",
                "{'contents':[{'parts':[{'text':'x','thoughtSignature':'aGk='}]}]}|Corrupted thought signature.",
                "{'contents':[{'parts':{'text':['x']}}]}|Unknown name \"text\" at 'contents[0].parts': Proto field is not repeating, cannot start list.",
                "{'contents':[{'parts':[{'text':{}}]}]}|Unknown name \"text\" at 'contents[0].parts[0]': Starting an object on a scalar field.",
                "{'contents':[{'parts':[{'inlineData':{'mimeType':'image/png','data':'iVBORw0KGgoAAAANSUhEUgAB//8AAf//'}}]}]}|Unable to process input image",
                "{'contents':['x']}|Invalid value at 'contents[0]' (type.googleapis.com/google.ai.generativelanguage.v1beta.Content), \"x\"",
                "{'contents':[{'text':'x'}]}|Unknown name \"text\" at 'contents[0]'",
                "{'contents':[{'parts':[{'text':'x'}]}],'colour':1}|Unknown name \"colour\": Cannot find field",
                "{'contents':[{'parts':[{'text':'x'}]}],'model':'gemini'}|model: unexpected model name format",
                "{'contents':[{'parts':[{'text':'x'}]}],'store':'x'}|Invalid value at 'store' (TYPE_BOOL), \"x\"",
                "{'contents':[{'parts':[{'text':'x'}]}],'serviceTier':'flex'}|simulator: serviceTier FLEX is not played",
                "{'contents':[{'parts':[{'text':'x'}]}],'safetySettings':[{'category':'HARM_CATEGORY_TOXICITY','threshold':'OFF'}]}|safety_settings[0]: element predicate failed: $.category in",
                "{'contents':[{'parts':[{'text':'x'}]}],'safetySettings':[{'category':'HARM','threshold':'OFF'}]}|Invalid value at 'safety_settings[0].category' (type.googleapis.com/google.ai.generativelanguage.v1beta.HarmCategory), \"HARM\"",
                "{'contents':[{'parts':[{'text':'x'}]}],'safetySettings':[{'category':'HARM_CATEGORY_HARASSMENT'},{'category':'HARM_CATEGORY_HARASSMENT'}]}|more than one setting for HARM_CATEGORY_HARASSMENT",
                "{'contents':[{'parts':[{'text':'x'}]}],'systemInstruction':{}}|system_instruction.parts: contents.parts must not be empty",
                "{'contents':[{'parts':[{'text':'x'}]}],'systemInstruction':{'parts':[{'inlineData':{'mimeType':'image/png','data':'aGk='}}]}}|only text is allowed in system_instruction",
                "{'contents':[{'parts':[{'text':'x'}]}],'systemInstruction':{'parts':[{}]}}|'data' must have",
            })
    void malformedConversations(String body, String message) throws Exception {
        // Quotes within messages stay as they are: only the body is JSON.
        assertRefused(
                harness.gemini(FLASH, body.replace('\'', '"')), 400, "INVALID_ARGUMENT", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'temperature':2.1|temperature must be in the range [0.0, 2.0]",
                "'temperature':'hot'|Invalid value at 'generation_config.temperature' (TYPE_FLOAT)",
                "'topP':1.1|top_p must be in the range",
                "'presencePenalty':2|presence_penalty must be in the range",
                "'maxOutputTokens':0|supported range is from 1 (inclusive) to 65537 (exclusive)",
                "'maxOutputTokens':65537|maxOutputTokens value of 65537",
                "'max_output_tokens':1.5|Invalid value at 'generation_config.max_output_tokens' (TYPE_INT32)",
                "'candidateCount':9|must be 1 to 8",
                "'stopSequences':['a','b','c','d','e','f']|must not exceed 5",
                "'stopSequences':['']|must not contain an empty string",
                "'stopSequences':'a'|Invalid value at 'generation_config.stop_sequences'",
                "'words':5|Unknown name \"words\" at 'generation_config'",
                "'topK':0|supported range is from 1 (inclusive) to 65 (exclusive)",
                "'seed':2147483648|Invalid value at 'generation_config.seed' (TYPE_INT32), 2147483648",
                "'temperature':1e999|Invalid value at 'generation_config.temperature' (TYPE_FLOAT)",
                "'candidateCount':0|must be 1 to 8",
                "'presencePenalty':0.5|Penalty is not enabled for this model",
                "'frequencyPenalty':-0.5|Penalty is not enabled for this model",
                "'responseLogprobs':true|Logprobs is not enabled for models/gemini-2.5-flash",
                "'responseLogprobs':true,'logprobs':21|logprobs must be in the range [0, 20]",
                "'logprobs':2|only allowed when response_logprobs is true",
                "'responseModalities':['TEXT','IMAGE']|Model does not support the requested response modalities: image",
                "'responseModalities':['SMELL']|Invalid value at 'generation_config.response_modalities[0]'",
                "'responseFormat':[]|simulator: responseFormat is not played",
                "'speechConfig':{}|simulator: speechConfig is not played",
                "'responseMimeType':'text/html'|allowed mimetypes are `text/plain`",
                "'responseSchema':{'type':'STRING'}|response_schema: only allowed when response_mime_type is",
                "'responseJsonSchema':{'type':'string'}|response_json_schema: only allowed when response_mime_type is",
                "'responseMimeType':'application/json','responseSchema':{'type':'STRING'},'responseJsonSchema':{}|Only one of response_schema and response_json_schema",
                "'responseMimeType':'text/x.enum','responseSchema':{'type':'STRING'}|text/x.enum needs a schema of type STRING with enum",
                "'thinkingConfig':{'thinkingBudget':0,'includeThoughts':true}|include_thoughts is only enabled when thinking is enabled",
                "'thinkingConfig':{'thinkingLevel':'LOW'}|Thinking level is not supported",
                "'thinkingConfig':{'thinkingBudget':24577}|choose a value between 1 and 24576",
                "'thinkingConfig':{'thinkingBudget':'x'}|Invalid value at",
                "'thinkingConfig':{'words':1}|Unknown name \"words\"",
            })
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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'contents':[{'parts':[{'text':'x'}]}],'systemInstruction':{'parts':[{'text':'x'}]}}|Unknown name \"systemInstruction\": Cannot find field",
                "{'contents':[{'parts':[{'text':'x'}]}],'generateContentRequest':{}}|mutually exclusive",
                "{'generateContentRequest':{'colour':1}}|Unknown name \"colour\" at 'generate_content_request'",
                "{'generateContentRequest':{'contents':[]}}|contents is not specified",
                "{}|contents is not specified",
            })
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
