package io.getinference.simulator;

import static io.getinference.simulator.Harness.HAIKU;
import static io.getinference.simulator.Harness.claudeBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;

/** What the Messages API refuses of settings, and what it takes: format, effort, service. */
class ClaudeSettingsRulesTest {
    @AutoClose private final Harness harness = Harness.start();

    private void assertRefused(String model, String members, String message) throws Exception {
        var answer = harness.claude(claudeBody(model, "hi", "," + members.replace('\'', '"')));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer.body()).at("/error/message").asString()).contains(message);
    }

    private JsonNode taken(String model, String members) throws Exception {
        var answer = harness.claude(claudeBody(model, "hi", "," + members.replace('\'', '"')));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static String format(String schema) {
        return "'output_config':{'format':{'type':'json_schema','schema':" + schema + "}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'object'}|For 'object' type, 'additionalProperties' must be explicitly set to false",
                "{'type':'object','additionalProperties':true}|'additionalProperties: true' is not supported",
                "{'type':'object','additionalProperties':{'type':'string'}}|"
                        + "'additionalProperties: object' is not supported",
                "{'type':'array','items':{'type':'string'}}|root of the schema must be of type 'object'",
                "{'anyOf':[{'type':'string'}]}|root of the schema must be of type 'object'",
                "{'type':'thing'}|JSON schema is invalid",
                "'schema'|Input should be a valid dictionary",
                "OBJ({'type':'object','properties':{}})|'additionalProperties' must be explicitly",
                "OBJ({'type':'integer','minimum':1,'maximum':2})|For 'integer' type, "
                        + "properties maximum, minimum are not supported",
                "OBJ({'type':'number','multipleOf':2})|For 'number' type, property multipleOf is not supported",
                "OBJ({'type':'string','minLength':1})|property minLength is not supported",
                "OBJ({'type':'string','maxLength':1})|property maxLength is not supported",
                "OBJ({'type':'array','items':{'type':'string'},'minItems':2})|'minItems' "
                        + "values other than 0 or 1 are not supported",
                "OBJ({'type':'array','items':{'type':'string'},'maxItems':2})|property maxItems is not supported",
                "OBJ({'type':'string','format':'colour'})|format 'colour' is not supported",
                "OBJ({'oneOf':[{'type':'string'}]})|property oneOf is not supported",
                "OBJ({'$ref':'#/$defs/none'})|not found",
                "OBJ({'$ref':'https://a.b/c'})|External $ref",
                "OBJ({'$ref':'#'})|Recursive schemas are not supported",
                "{'type':'object','additionalProperties':false,"
                        + "'properties':{'n':{'$ref':'#/$defs/n'}},'$defs':{'n':{'type':'object',"
                        + "'additionalProperties':false,'properties':{'next':{'$ref':'#/$defs/n'}}}}}|"
                        + "Recursive schemas are not supported",
            })
    void refusesSchemasOutsideTheSubset(String schema, String message) throws Exception {
        assertRefused(HAIKU, format(objectOf(schema)), message);
    }

    private static String objectOf(String schema) {
        return schema.startsWith("OBJ(")
                ? "{'type':'object','additionalProperties':false,'properties':{'a':"
                        + schema.substring(4, schema.length() - 1)
                        + "}}"
                : schema;
    }

    @Test
    void answersWithJsonThatConformsAndCountsTheSchema() throws Exception {
        String schema =
                "{'type':'object','additionalProperties':false,'required':['city','kind'],"
                        + "'properties':{'city':{'type':'string'},'kind':{'$ref':'#/$defs/kind'}},"
                        + "'$defs':{'kind':{'enum':['warm','cold']}}}";
        JsonNode message = taken(HAIKU, format(schema));
        JsonNode said = json(message.at("/content/0/text").asString());
        assertThat(said.path("city").isString()).isTrue();
        assertThat(said.path("kind").asString()).isIn("warm", "cold");
        assertThat(said.size()).isEqualTo(2);
        assertThat(message.path("stop_reason").asString()).isEqualTo("end_turn");
        int tokens = (schema.length() + 3) / 4;
        assertThat(message.at("/usage/input_tokens").asInt()).isEqualTo(8 + 4 + 1 + 100 + tokens);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'output_config':5|output_config: Input should be a valid dictionary",
                "'output_config':{'form':1}|output_config.form: Extra inputs",
                "'output_config':{'effort':'huge'}|output_config.effort: Input should be 'high', 'low'",
                "'output_config':{'effort':'low'}|does not support the effort parameter",
                "'output_config':{'format':{'type':'json'}}|output_config.format.type: Input "
                        + "should be 'json_schema'",
                "'output_config':{'format':{'type':'json_schema'}}|output_config.format.schema: Field required",
                "'output_format':{}|output_format: Extra inputs",
                "'service_tier':'priority'|service_tier: Input should be 'auto', 'standard_only'",
                "'speed':'warp'|speed: Input should be 'fast', 'standard'",
                "'speed':'fast'|speed: 'fast' is not supported",
                "'inference_geo':'us'|inference_geo: not supported",
                "'inference_geo':'moon'|inference_geo: Input should be 'global', 'us'",
                "'container':'c1'|container: the container c1 does not exist",
                "'diagnostics':5|diagnostics: Input should be a valid dictionary",
                "'mcp_servers':[]|mcp_servers: Extra inputs",
                "'context_management':{}|context_management: Extra inputs",
                "'metadata':'x'|metadata: Input should be a valid dictionary",
                "'metadata':{'user':'x'}|metadata.user: Extra inputs",
                "'metadata':{'user_id':5}|metadata.user_id: Input should be a valid string",
                "'metadata':{'user_id':'+47 123 45 678'}|phone number",
                "'cache_control':{'type':'forever'}|cache_control.type: Input should be 'ephemeral'",
                "'cache_control':{'type':'ephemeral','ttl':'1d'}|cache_control.ephemeral.ttl: "
                        + "Input should be '1h', '5m'",
                "'cache_control':{'type':'ephemeral','size':1}|cache_control.ephemeral.size: Extra inputs",
                "'max_tokens':0|max_tokens: Input should be greater",
            })
    void refusesBadSettings(String members, String message) throws Exception {
        assertRefused(HAIKU, members, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "claude-haiku-4-5|'service_tier':'standard_only'",
                "claude-haiku-4-5|'speed':'standard'",
                "claude-haiku-4-5|'metadata':{'user_id':'0f3a5c'}",
                "claude-haiku-4-5|'metadata':{}",
                "claude-haiku-4-5|'diagnostics':{}",
                "claude-haiku-4-5|'cache_control':null,'tools':null",
                "claude-haiku-4-5|'tools':[]",
                "claude-haiku-4-5|'tools':[{'type':'bash_20250124','name':'bash'}]",
                "claude-sonnet-4-6|'output_config':{'effort':'max'}",
                "claude-opus-4-8|'speed':'fast'",
                "claude-opus-5|'inference_geo':'us'",
            })
    void takesGoodSettings(String model, String members) throws Exception {
        taken(model, members);
    }

    @Test
    void saysHowItWasServedWhenThatWasChosen() throws Exception {
        JsonNode usage =
                taken("claude-opus-5", "'speed':'fast','inference_geo':'us'").path("usage");
        assertThat(usage.path("speed").asString()).isEqualTo("fast");
        assertThat(usage.path("inference_geo").asString()).isEqualTo("us");
        assertThat(usage.path("service_tier").asString()).isEqualTo("standard");
    }

    @Test
    void modelsOfGeneration4KnowNoStructuredOutput() throws Exception {
        harness.simulator.clock().moveTo(LocalDate.of(2026, 6, 14));
        String open = "{'type':'object','additionalProperties':false}";
        assertRefused("claude-sonnet-4-20250514", format(open), "does not support output format");
        assertRefused(
                "claude-opus-4-0",
                "'tools':[{'name':'a','strict':true,'input_schema':" + open + "}]",
                "strict: Extra inputs");
        taken("claude-opus-4-0", "'tools':[{'name':'a','input_schema':{'type':'object'}}]");
    }

    @Test
    void aFormatGoesWithNoPrefillAndNoCitations() throws Exception {
        String format = format("{'type':'object','additionalProperties':false}").replace('\'', '"');
        String prefilled =
                claudeBody(HAIKU, "hi", "," + format)
                        .replace("}],", "},{\"role\":\"assistant\",\"content\":\"{\"}],");
        assertThat(harness.claude(prefilled).body()).contains("prefill");
        String citing =
                claudeBody(HAIKU, "hi", "," + format)
                        .replace(
                                "\"hi\"",
                                """
                                [{"type":"document","citations":{"enabled":true},"source":\
                                {"type":"text","media_type":"text/plain","data":"x"}}]\
                                """);
        assertThat(harness.claude(citing).body()).contains("citations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'tools':[{'name':'a','input_schema':{'type':'object'}}]",
                "'tools':[{'name':'a','input_schema':{'type':'object'}}],'tool_choice':{'type':'any'}",
                "'output_config':{'format':{'type':'json_schema','schema':{'type':'object',"
                        + "'additionalProperties':false}}}",
                "'system':'Be brief.'"
            })
    void countTokensSaysWhatIsBilled(String members) throws Exception {
        int billed = taken(HAIKU, members).at("/usage/input_tokens").asInt();
        String body = claudeBody(HAIKU, "hi", "," + members.replace('\'', '"'));
        assertThat(counted(body)).isEqualTo(billed);
    }

    @Test
    void countTokensMayBeOrderedToBeOff() throws Exception {
        String text = "x".repeat(40_000) + " [[sim: count=off]]";
        int billed = 12 + (text.length() + 3) / 4;
        int off = counted(claudeBody(HAIKU, text, ""));
        assertThat(off).isNotEqualTo(billed).isBetween(billed * 99 / 100, billed * 101 / 100);
    }

    private int counted(String body) throws Exception {
        var request = harness.claudeRequest(body.replace("\"max_tokens\":1000,", ""));
        var counted =
                harness.send(request.uri(harness.to("/v1/messages/count_tokens").build().uri()));
        assertThat(counted.statusCode()).as(counted.body()).isEqualTo(200);
        return json(counted.body()).path("input_tokens").asInt();
    }
}
