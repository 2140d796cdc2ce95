package io.getinference.gateway.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Format;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Rows;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.ToolCall;
import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.Tools.Tool;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.Wish;
import io.getinference.gateway.provider.upstream.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

class GeminiToolsTest {

    private static final String SCHEMA =
            "{'type':'object','properties':{'city':{'type':'string'}}}";

    @Test
    void pitfall39ATurnWithToolsIsWrittenToTheLetter() throws ProviderFailure {
        Tools tools =
                new Tools(
                        List.of(
                                new Tool("weather", "Tells it", object(SCHEMA), false),
                                new Tool(
                                        "7time",
                                        null,
                                        object("{'type':'object','properties':{}}"),
                                        false)),
                        new Tools.Choice.Named("7time"),
                        true);

        assertThat(body(Rows.FLASH, tools, conversation("call_1", "4 C")))
                .isEqualTo(
                        json(
                                """
                                {"contents":[
                                  {"role":"user","parts":[{"text":"Weather in Oslo?"}]},
                                  {"role":"model","parts":[{"text":"Let me look."},
                                    {"functionCall":{"name":"weather","args":{"city":"Oslo"}}}]},
                                  {"role":"user","parts":[{"functionResponse":{"name":"weather",
                                  "response":{"output":"4 C"}}}]}],
                                 "tools":[{"functionDeclarations":[
                                   {"name":"weather","description":"Tells it","parametersJsonSchema":
                                     {"type":"object","properties":{"city":{"type":"string"}}}},
                                   {"name":"_7time"}]}],
                                 "toolConfig":{"functionCallingConfig":{"mode":"ANY",
                                 "allowedFunctionNames":["_7time"]}},
                                 "generationConfig":{"maxOutputTokens":300}}
                                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "4 C | {'output':'4 C'}",
                "[1,2] | {'output':'[1,2]'}",
                "7 | {'output':'7'}",
                "{'a':1} | {'a':1}",
                "{'a':1} x | {'output':'{^a^:1} x'}",
                "{broken | {'output':'{broken'}"
            })
    void pitfall28AResultIsAlwaysAnObject(String said, String response) throws ProviderFailure {
        JsonNode body = body(Rows.FLASH, Tools.NONE, conversation("c", said.replace('\'', '"')));

        assertThat(
                        body.path("contents")
                                .path(2)
                                .path("parts")
                                .path(0)
                                .path("functionResponse")
                                .path("response"))
                .isEqualTo(json(response.replace('\'', '"').replace("^", "\\\"")));
    }

    @Test
    void pitfall27ResultsAreOneContentInTheOrderOfTheirCallsAndWordsAreAnother()
            throws ProviderFailure {
        JsonNode contents =
                body(
                                Rows.FLASH,
                                Tools.NONE,
                                Turn.User.saying("Go"),
                                new Turn.Assistant(
                                        List.of(), List.of(call("a", "one"), call("b", "two"))),
                                new Turn.ToolResult("b", List.of("2")),
                                new Turn.ToolResult("a", List.of("1")),
                                Turn.User.saying("And now?"))
                        .path("contents");

        assertThat(contents.size()).isEqualTo(4);
        assertThat(
                        contents.path(2)
                                .path("parts")
                                .valueStream()
                                .map(part -> part.path("functionResponse").path("name").asString()))
                .containsExactly("one", "two");
        assertThat(contents.path(3).path("parts").path(0).path("text").asString())
                .isEqualTo("And now?");
    }

    @Test
    void pitfall30ASignatureComesBackWithItsCallAndALostOneIsSaidToBeLost() throws ProviderFailure {
        String signature = "AbC+/_-9==";
        List<AnswerPart> heard =
                new ContentReader(
                                Rows.FLASH_3_5_LITE.upstream(),
                                question(Rows.FLASH_3_5_LITE, Tools.NONE))
                        .read(
                                json(
                                        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":"
                                                + "{\"name\":\"weather\"},\"thoughtSignature\":\""
                                                + signature
                                                + "\"}]}}]}"));
        String id = ((AnswerPart.Call) heard.getFirst()).id();

        assertThat(signed(Rows.FLASH_3_5_LITE, id)).isEqualTo(signature);
        assertThat(signed(Rows.FLASH_3_5_LITE, "toolu_1"))
                .isEqualTo("skip_thought_signature_validator");
        assertThat(signed(Rows.FLASH, id)).isEmpty();
    }

    @Test
    void pitfall29ACallWithoutArgumentsHasAnEmptyObject() {
        List<AnswerPart> heard =
                new ContentReader(Rows.FLASH.upstream(), question(Rows.FLASH, Tools.NONE))
                        .read(
                                json(
                                        "{\"candidates\":[{\"content\":{\"parts\":["
                                                + "{\"functionCall\":{\"name\":\"_7time\"}}]}}]}"));

        assertThat(((AnswerPart.Call) heard.getFirst()).name()).isEqualTo("7time");
        assertThat(heard.getLast()).isEqualTo(new AnswerPart.Arguments(0, 0, "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'$schema':'s','type':'object','properties':{'a':{'$ref':'#/definitions/d','description':'x'}},"
                        + "'definitions':{'d':{'type':'string'}}}"
                        + " | {'type':'object','properties':{'a':{'$ref':"
                        + "'#/$defs/d'}},'$defs':{'d':{'type':'string'}}}",
                "{'$ref':'#/$defs/d','$defs':{'d':{'type':'object','strict':true}}}"
                        + " | {'$ref':'#/$defs/d','$defs':{'d':{'type':'object'}}}",
                "{'type':'object','properties':{'strict':{'type':'boolean'},'$ref':{'type':'null'}}}"
                        + " | {'type':'object','properties':{'strict':{'type':'boolean'},'$ref':{'type':'null'}}}"
            })
    void pitfall33ASchemaIsBroughtIntoGooglesDialect(String asked, String taken)
            throws ProviderFailure {
        ObjectNode schema = object(asked);
        Tools tools =
                new Tools(
                        List.of(new Tool("f", null, schema, false)), new Tools.Choice.Auto(), true);
        JsonNode declared =
                body(Rows.FLASH, tools, Turn.User.saying("Go"))
                        .path("tools")
                        .path(0)
                        .path("functionDeclarations")
                        .path(0);
        Question formatted =
                new Question(
                        RequestId.next(),
                        Rows.FLASH,
                        List.of(Turn.User.saying("Go")),
                        Sampling.UNSAID,
                        Tools.NONE,
                        new Wish(1, new Format.JsonSchema("n", null, schema), null, null));

        assertThat(declared.path("parametersJsonSchema")).isEqualTo(object(taken));
        assertThat(
                        json(ContentRequest.of(formatted).body(9))
                                .path("generationConfig")
                                .path("responseJsonSchema"))
                .isEqualTo(object(taken));
    }

    private static String signed(ModelRow model, String id) throws ProviderFailure {
        return body(model, Tools.NONE, conversation(id, "x"))
                .path("contents")
                .path(1)
                .path("parts")
                .path(1)
                .path("thoughtSignature")
                .asString("");
    }

    private static Turn[] conversation(String id, String result) {
        return new Turn[] {
            Turn.User.saying("Weather in Oslo?"),
            new Turn.Assistant(
                    List.of("Let me look."),
                    List.of(new ToolCall(id, "weather", object("{'city':'Oslo'}")))),
            new Turn.ToolResult(id, List.of(result))
        };
    }

    private static ToolCall call(String id, String name) {
        return new ToolCall(id, name, object("{}"));
    }

    private static Question question(ModelRow model, Tools tools, Turn... turns) {
        List<Turn> said = turns.length == 0 ? List.of(Turn.User.saying("Go")) : List.of(turns);
        return new Question(RequestId.next(), model, said, Sampling.UNSAID, tools, Wish.PLAIN);
    }

    private static JsonNode body(ModelRow model, Tools tools, Turn... turns)
            throws ProviderFailure {
        return json(ContentRequest.of(question(model, tools, turns)).body(300));
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) json(text.replace('\'', '"'));
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }
}
