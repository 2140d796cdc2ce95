package io.getinference.simulator;

import static io.getinference.simulator.Harness.data;
import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

/** Answers of Gemini in a form that the request gives. */
class GeminiFormatTest {
    private static final String FLASH = "gemini-2.5-flash";

    @AutoClose private final Harness harness = Harness.start();

    private String ask(String text, String config) throws Exception {
        String more = ",\"generationConfig\":{" + config.replace('\'', '"') + "}";
        var answer = harness.gemini(FLASH + ":generateContent", geminiBody(text, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body())
                .at("/candidates/0/content/parts")
                .valueStream()
                .map(part -> part.path("text").asString())
                .collect(joining());
    }

    @Test
    void anyJsonIsAnObject() throws Exception {
        assertThat(json(ask("hi", "'responseMimeType':'application/json'")).isObject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"responseSchema", "response_schema"})
    void jsonConformsToASchemaInGooglesForm(String name) throws Exception {
        String schema =
                "'type':'OBJECT','properties':{'first_name':{'type':'STRING'},'age':{'type':'integer',"
                        + "'minimum':20,'maximum':'30'},'kind':{'type':'STRING','format':'enum',"
                        + "'enum':['a','b']}},'required':['first_name','age','kind'],"
                        + "'propertyOrdering':['kind','age','first_name']";
        JsonNode made =
                json(
                        ask(
                                "hi",
                                "'responseMimeType':'application/json','%s':{%s}"
                                        .formatted(name, schema)));
        assertThat(made.propertyNames()).containsExactly("kind", "age", "first_name");
        assertThat(made.path("age").asInt()).isBetween(20, 30);
        assertThat(made.path("kind").asString()).isIn("a", "b");
    }

    @Test
    void jsonConformsToAJsonSchemaWhoseNamesAreLeftAsTheyAre() throws Exception {
        String schema =
                "'$schema':'x','type':'object','properties':{'snake_case':{'$ref':'#/$defs/a_b'}},"
                        + "'required':['snake_case'],'additionalProperties':false,"
                        + "'$defs':{'a_b':{'anyOf':[{'type':'null'}]}}";
        JsonNode made =
                json(
                        ask(
                                "hi",
                                "'responseMimeType':'application/json','responseJsonSchema':{"
                                        + schema
                                        + "}"));
        assertThat(made.path("snake_case").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/refused/gemini-schemas-that-cannot-be-used.csv",
            delimiter = '|',
            quoteCharacter = '`')
    void schemasThatCannotBeUsed(String schema, String message) throws Exception {
        String config =
                ",\"generationConfig\":{\"responseMimeType\":\"application/json\","
                        + schema.replace('\'', '"')
                        + "}";
        var answer = harness.gemini(FLASH + ":generateContent", geminiBody("hi", config));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer.body()).at("/error/message").asString()).contains(message);
    }

    @Test
    void anEnumIsAnsweredWithOneOfItsWordsBare() throws Exception {
        String config =
                "'responseMimeType':'text/x.enum','responseSchema':{'type':'STRING','enum':['yes','no']}";
        assertThat(ask("hi", config)).isIn("yes", "no");
        assertThat(ask("[[sim: text=\"maybe\"]]", config)).isEqualTo("maybe");
    }

    @Test
    void jsonThatTheLimitCutsIsNotMended() throws Exception {
        String body =
                geminiBody(
                        "hi",
                        ",\"generationConfig\":{\"responseMimeType\":\"application/json\","
                                + "\"maxOutputTokens\":3,\"thinkingConfig\":{\"thinkingBudget\":0}}");
        JsonNode last =
                data(harness.gemini(FLASH + ":streamGenerateContent?alt=sse", body).body())
                        .getLast();
        assertThat(last.at("/candidates/0/finishReason").asString()).isEqualTo("MAX_TOKENS");
        assertThat(last.at("/candidates/0/content/parts/0/text").asString())
                .startsWith("{")
                .hasSize(12);
    }
}
