package io.getinference.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Messages API refuses of blocks, turns and tools, and what it takes. */
class ClaudeConversationRulesTest {
    private static final String CALL =
            "{'role':'assistant','content':[{'type':'tool_use','id':'a','name':'clock','input':{}}]}";
    private static final String TWO_CALLS =
            "{'role':'assistant','content':[{'type':'tool_use','id':'a','name':'clock','input':{}},"
                    + "{'type':'tool_use','id':'b','name':'clock','input':{}}]}";
    private static final String TOOLS =
            "'tools':[{'name':'clock','input_schema':{'type':'object','properties':{}}}]";

    @AutoClose private final Harness harness = Harness.start();

    private static String body(String model, String members) {
        return ("{'model':'" + model + "','max_tokens':1000," + members + "}").replace('\'', '"');
    }

    private static String written(String messages) {
        return ("'messages':[{'role':'user','content':'hi'}," + messages + "]")
                .replace("TWO_CALLS", TWO_CALLS)
                .replace("CALL", CALL)
                .replace("ANSWER(", "{'type':'tool_result','tool_use_id':'")
                .replace(")", "'}");
    }

    private void assertRefused(String body, String message) throws Exception {
        var answer = harness.claude(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Harness.json(answer.body()).at("/error/message").asString()).contains(message);
        assertThat(Harness.json(answer.body()).at("/error/type").asString())
                .isEqualTo("invalid_request_error");
        assertThat(harness.lastBill().billed().input()).isZero();
    }

    private void assertTaken(String body) throws Exception {
        var answer = harness.claude(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL,{'role':'user','content':[ANSWER(a)]}",
                "CALL,{'role':'user','content':[ANSWER(a),{'type':'text','text':'and?'}]}",
                "TWO_CALLS,{'role':'user','content':[ANSWER(b),ANSWER(a)]}",
                "TWO_CALLS,{'role':'user','content':[ANSWER(b)]},{'role':'user','content':[ANSWER(a)]}",
                "{'role':'assistant','content':'Well'},CALL,{'role':'user','content':[ANSWER(a)]}",
                "CALL,{'role':'user','content':[{'type':'tool_result','tool_use_id':'a','content':''}]}",
                "CALL,{'role':'user','content':[{'type':'tool_result','tool_use_id':'a',"
                        + "'is_error':true,'content':'no'}]}",
                "CALL,{'role':'user','content':[{'type':'tool_result','tool_use_id':'a',"
                        + "'content':[{'type':'text','text':'4'}]}]}",
            })
    void takesAnsweredCalls(String messages) throws Exception {
        assertTaken(body("claude-haiku-4-5", TOOLS + "," + written(messages)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CALL|`tool_use` ids were found without `tool_result` blocks immediately after: a.",
                "CALL,{'role':'user','content':'so?'}|messages.1: `tool_use` ids were found",
                "TWO_CALLS,{'role':'user','content':[ANSWER(a)]}|immediately after: b.",
                "CALL,{'role':'user','content':[{'type':'text','text':'x'},ANSWER(a)]}|without "
                        + "`tool_result` blocks immediately",
                "CALL,{'role':'user','content':[ANSWER(a)]},{'role':'user',"
                        + "'content':[ANSWER(a)]}|Found multiple `tool_result` blocks with id: a",
                "{'role':'user','content':[ANSWER(z)]}|messages.1.content.0: unexpected "
                        + "`tool_use_id` found in `tool_result` blocks: z",
                "CALL,{'role':'user','content':[ANSWER(a)]},CALL,{'role':'user',"
                        + "'content':[ANSWER(a)]}|`tool_use` ids must be unique",
                "{'role':'user','content':[{'type':'tool_use','id':'a','name':'c','input':{}}]}"
                        + "|`tool_use` blocks can only be in `assistant` messages",
                "{'role':'user','content':[{'type':'thinking','thinking':'','signature':''}]}|"
                        + "`thinking` blocks can only be",
                "{'role':'assistant','content':[ANSWER(a)]}|`tool_result` blocks can only be in `user` messages",
                "{'role':'assistant','content':[{'type':'image'}]}|Input tag 'image'",
                "{'role':'assistant','content':[{'type':'tool_use','id':'a b','name':'c',"
                        + "'input':{}}]}|tool_use.id: String should match pattern",
                "{'role':'assistant','content':[{'type':'tool_use','id':'a','name':'c d',"
                        + "'input':{}}]}|tool_use.name: String should match pattern",
                "{'role':'assistant','content':[{'type':'tool_use','id':'a','name':'c',"
                        + "'input':'{}'}]}|tool_use.input: Input should be a valid dictionary",
                "{'role':'assistant','content':[{'type':'tool_use','id':'a','name':'c'}]}|"
                        + "tool_use.input: Field required",
                "{'role':'assistant','content':[{'type':'tool_use','name':'c','input':{}}]}|"
                        + "tool_use.id: Field required",
                "CALL,{'role':'user','content':[{'type':'tool_result','tool_use_id':'a',"
                        + "'content':5}]}|tool_result.content: Input should be a valid string or list",
                "CALL,{'role':'user','content':[{'type':'tool_result','tool_use_id':'a',"
                        + "'content':[{'type':'text','text':''}]}]}|must be non-empty",
                "CALL,{'role':'user','content':[{'type':'tool_result','tool_use_id':'a',"
                        + "'is_error':'yes'}]}|is_error: Input should be a valid boolean",
                "CALL,{'role':'user','content':[{'type':'tool_result','tool_use_id':'a',"
                        + "'is_error':true,'content':[{'type':'image','source':{'type':'url',"
                        + "'url':'https://a.b/c'}}]}]}|all content must be type",
                "CALL,{'role':'user','content':[{'type':'tool_result','tool_use_id':'a',"
                        + "'content':[ANSWER(a)]}]}|Input tag 'tool_result'",
            })
    void refusesDisorderedTools(String messages, String message) throws Exception {
        assertRefused(body("claude-haiku-4-5", TOOLS + "," + written(messages)), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'tools':[],"})
    void refusesToolBlocksWithoutTools(String tools) throws Exception {
        String messages = written("CALL,{'role':'user','content':[ANSWER(a)]}");
        assertRefused(body("claude-haiku-4-5", tools + messages), "must define tools");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|tools: Input should be a valid list",
                "['x']|tools.0: Input should be a valid dictionary",
                "[{'input_schema':{'type':'object'}}]|tools.0.custom.name: Field required",
                "[{'name':'a b','input_schema':{'type':'object'}}]|tools.0.custom.name: String "
                        + "should match pattern '^[a-zA-Z0-9_-]{1,128}$'",
                "[{'name':'a'}]|tools.0.custom.input_schema: Field required",
                "[{'name':'a','input_schema':{}}]|input_schema.type: Field required",
                "[{'name':'a','input_schema':{'type':'array'}}]|input_schema.type: Input should be 'object'",
                "[{'name':'a','input_schema':{'anyOf':[{'type':'object'}]}}]|does not support "
                        + "oneOf, allOf, or anyOf at the top level",
                "[{'name':'a','input_schema':{'type':'object','properties':{'x':{'type':'text'}"
                        + "}}}]|JSON schema is invalid",
                "[{'name':'a','input_schema':{'type':'object','required':'x'}}]|JSON schema is invalid",
                "[{'name':'a','input_schema':{'type':'object'}},{'name':'a',"
                        + "'input_schema':{'type':'object'}}]|Tool names must be unique",
                "[{'name':'a','parameters':{},'input_schema':{'type':'object'}}]|"
                        + "tools.0.custom.parameters: Extra inputs",
                "[{'name':'a','description':5,'input_schema':{'type':'object'}}]|description: "
                        + "Input should be a valid string",
                "[{'name':'a','strict':true,'input_schema':{'type':'object'}}]|must be explicitly set to false",
                "[{'type':'function','name':'a'}]|tools.0: Input tag 'function'",
                "[{'type':'web_search_20250305','name':'web_search'}]|is not enabled for this organization",
            })
    void refusesBadTools(String tools, String message) throws Exception {
        String members = "'tools':" + tools + ",'messages':[{'role':'user','content':'hi'}]";
        assertRefused(body("claude-haiku-4-5", members), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'any'|tool_choice: Input should be a valid dictionary",
                "{'type':'required'}|Input tag 'required'",
                "{'type':'none','disable_parallel_tool_use':true}|"
                        + "tool_choice.none.disable_parallel_tool_use: Extra inputs",
                "{'type':'auto','name':'clock'}|tool_choice.auto.name: Extra inputs",
                "{'type':'auto','disable_parallel_tool_use':1}|Input should be a valid boolean",
                "{'type':'tool'}|tool_choice.tool.name: Field required",
                "{'type':'tool','name':'rain'}|Tool 'rain' not found in provided tools",
            })
    void refusesBadChoices(String choice, String message) throws Exception {
        String hi = ",'messages':[{'role':'user','content':'hi'}]";
        assertRefused(body("claude-haiku-4-5", TOOLS + ",'tool_choice':" + choice + hi), message);
        assertRefused(
                body("claude-haiku-4-5", "'tool_choice':{'type':'auto'}" + hi),
                "may only be specified while providing `tools`");
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-5-5,any",
        "claude-opus-5-5,any",
        "claude-fable-5-1,any",
        "claude-opus-5-5,tool"
    })
    void theNewestModelsAreNotForced(String model, String type) throws Exception {
        String choice = ",'tool_choice':{'type':'" + type + "','name':'clock'}";
        if (type.equals("any")) {
            choice = ",'tool_choice':{'type':'any'}";
        }
        String members = TOOLS + choice + ",'messages':[{'role':'user','content':'hi'}]";
        assertRefused(body(model, members), "forced tool use is not supported on this model");
        assertTaken(body("claude-opus-5", members));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'role':'system','content':'Be brief.'}|true",
                "{'role':'system','content':'Be brief.'},{'role':'assistant','content':'Yes'},"
                        + "{'role':'user','content':'go'}|true",
                "{'role':'system','content':'Be brief.'},{'role':'user','content':'go'}|false",
                "{'role':'assistant','content':'Yes'},{'role':'system','content':'x'}|false",
            })
    void newModelsTakeSystemMessagesInTheirPlace(String messages, boolean taken) throws Exception {
        String body = body("claude-opus-4-8", written(messages));
        if (taken) {
            assertTaken(body);
        } else {
            assertRefused(body, "must follow a user message");
        }
        assertRefused(
                body("claude-haiku-4-5", written(messages)), "role 'system' is not supported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'role':'assistant','content':[{'type':'document','source':{'type':'text',"
                        + "'media_type':'text/plain','data':'x'}}]},{'role':'user','content':'go'}|"
                        + "`document` blocks are not permitted",
                "{'role':'user','content':[{'type':'text','text':'x',"
                        + "'citations':[{'type':'char_location'}]}]}|citations: Extra inputs are not "
                        + "permitted",
            })
    void theNewVersionOfTheApiTakesLess(String messages, String message) throws Exception {
        String body = body("claude-haiku-4-5", written(messages));
        assertTaken(body);
        var answer =
                harness.send(
                        harness.claudeRequest(body).setHeader("anthropic-version", "2026-10-21"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(message);
    }
}
