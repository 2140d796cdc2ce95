package io.getinference.gateway.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.provider.Format;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Rows;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.Wish;
import io.getinference.gateway.provider.upstream.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

class ClaudeFormatTest {

    private static final String CITY = "{'type':'object','properties':{'city':{'type':'string'}}}";
    private static final Tools TOOLS =
            new Tools(
                    List.of(new Tools.Tool("f", null, null, false)), new Tools.Choice.Auto(), true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'string','minLength':2,'description':'d'}"
                        + " | {'type':'string','description':'d¶¶{minLength: 2}'}",
                "{'type':'string','format':'uri'} | {'type':'string','format':'uri'}",
                "{'type':'string','format':'iri'} | {'type':'string','description':'{format: ^iri^}'}",
                "{'type':'array','minItems':1} | {'type':'array','minItems':1}",
                "{'type':'array','minItems':2} | {'type':'array','description':'{minItems: 2}'}",
                "{'oneOf':[{'type':'null'}]} | {'anyOf':[{'type':'null'}]}",
                "{'type':'object','properties':{'minLength':{'type':'integer'}}}"
                        + " | {'type':'object','properties':{'minLength':{"
                        + "'type':'integer'}},'additionalProperties':false}",
                "{'type':['object','null'],'properties':{'a':{'const':1}}}"
                        + " | {'type':['object','null'],'properties':{'a':{'const':1}},'additionalProperties':false}",
                "{'$ref':'#/$defs/d','description':'gone'} | {'$ref':'#/$defs/d'}"
            })
    void pitfall33WhatClaudeCannotEnforceIsSaidInTheDescription(String asked, String taken) {
        JsonNode schema =
                enforced(
                        "{'type':'object','properties':{'x':"
                                + asked
                                + "},'$defs':{'d':{'type':'string'}}}");

        assertThat(schema.path("properties").path("x"))
                .isEqualTo(json(taken.replace("¶", "\\n").replace("^", "\\\"")));
    }

    @Test
    void pitfall33TheRootIsTheObjectThatItsReferenceNames() {
        assertThat(enforced("{'$schema':'x','$ref':'#/$defs/d','$defs':{'d':" + CITY + "}}"))
                .isEqualTo(
                        json(
                                "{'type':'object','properties':{'city':{'type':'string'}},"
                                        + "'additionalProperties':false,'$defs':{'d':{'type':'object',"
                                        + "'properties':{'city':{'type':'string'}},'additionalProperties':false}}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','properties':{'next':{'$ref':'#'}}}",
                "{'type':'object','properties':{'a':{'$ref':'#/$defs/a'}},"
                        + "'$defs':{'a':{'type':'array','items':{'$ref':'#/$defs/a'}}}}",
                "{'type':'object','properties':{'a':{'$ref':'#/$defs/none'}}}",
                "{'type':'object','properties':{'a':{'$ref':'https://example.com/a'}}}",
                "{'type':'object'}",
                "{'type':'object','additionalProperties':{'type':'string'}}",
                "{'type':'object','properties':{'a':{}}}",
                "{'type':'object','properties':{'a':true}}",
                "{'type':'object','properties':{},'allOf':[{'type':'object','properties':{'a':{'type':'null'}}},"
                        + "{'type':'object','properties':{'b':{'type':'null'}}}]}"
            })
    void whatWouldBeClosedToNothingIsNotEnforcedButAskedForByATool(String schema) {
        JsonNode body = body(Rows.HAIKU, schema, Tools.NONE);

        assertThat(body.has("output_config")).isFalse();
        if (body.has("tools")) {
            assertThat(body.path("tools").path(0).path("input_schema").has("type")).isTrue();
            assertThat(body.path("tool_choice").path("type").asString()).isEqualTo("tool");
        } else {
            assertThat(body.path("system").asString()).contains(json(schema).toString());
        }
    }

    @Test
    void besideToolsAModelWithoutFormatsIsToldTheSchemaInWords() {
        JsonNode body = body(Rows.OPUS_4, CITY, TOOLS);

        assertThat(body.path("tools").size()).isEqualTo(1);
        assertThat(body.path("tool_choice").path("type").asString()).isEqualTo("auto");
        assertThat(body.path("system").asString()).contains(json(CITY).toString());
    }

    @Test
    void withoutToolsAModelWithoutFormatsAnswersByATool() {
        JsonNode body = body(Rows.OPUS_4, CITY, Tools.NONE);

        assertThat(body.path("tools").path(0).path("name").asString()).isEqualTo("place");
        assertThat(body.path("tool_choice"))
                .isEqualTo(json("{'type':'tool','name':'place','disable_parallel_tool_use':true}"));
    }

    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @Test
    void aSchemaOfManyReferencesIsJudgedInTime() {
        StringBuilder definitions = new StringBuilder("'d0':{'type':'string'}");
        for (int i = 1; i < 60; i++) {
            String reference = "{'$ref':'#/$defs/d" + (i - 1) + "'}";
            definitions.append(
                    ",'d%d':{'type':'object','properties':{'a':%s,'b':%s}}"
                            .formatted(i, reference, reference));
        }
        String schema =
                "{'type':'object','properties':{'x':{'$ref':'#/$defs/d59'}},'$defs':{"
                        + definitions
                        + "}}";

        assertThat(enforced(schema)).isNotNull();
    }

    private static JsonNode enforced(String schema) {
        return body(Rows.HAIKU, schema, Tools.NONE)
                .path("output_config")
                .path("format")
                .path("schema");
    }

    private static JsonNode body(ModelRow model, String schema, Tools tools) {
        Format format = new Format.JsonSchema("place", null, (ObjectNode) json(schema));
        Question question =
                new Question(
                        RequestId.next(),
                        model,
                        List.of(Turn.User.saying("Where?")),
                        Sampling.UNSAID,
                        tools,
                        new Wish(1, format, null, null));
        try {
            return Json.MAPPER.readTree(MessagesRequest.of(question).body(5_000));
        } catch (io.getinference.gateway.provider.ProviderFailure e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}
