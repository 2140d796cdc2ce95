package io.getinference.simulator;

import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Gemini API refuses of tools and of conversations with function calls. */
class GeminiToolRefusalTest {
    private static final String FLASH = "gemini-2.5-flash";
    private static final String FLASH_3 = "gemini-3.5-flash";
    private static final String SIGNATURE = "c2ltdWxhdGVkIHRob3VnaHQgMQ==";
    private static final String CALL = "{'functionCall':{'name':'w','args':{}}}";
    private static final String SIGNED =
            "{'functionCall':{'name':'w'},'thoughtSignature':'" + SIGNATURE + "'}";
    private static final String RESULT = "{'functionResponse':{'name':'w','response':{'a':1}}}";

    @AutoClose private final Harness harness = Harness.start();

    private String ask(String model, String body) throws Exception {
        var answer = harness.gemini(model + ":generateContent", body.replace('\'', '"'));
        if (answer.statusCode() == 200) {
            return "";
        }
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer.body()).at("/error/status").asString())
                .isEqualTo("INVALID_ARGUMENT");
        return json(answer.body()).at("/error/message").asString();
    }

    /** {@code u:x m:CALL u:RESULT+RESULT}: roles and what they say. */
    private String converse(String model, String turns) throws Exception {
        StringBuilder contents = new StringBuilder();
        for (String turn : turns.split(" ", -1)) {
            contents.append(contents.isEmpty() ? "" : ",")
                    .append(turn.startsWith("m") ? "{'role':'model'" : "{'role':'user'")
                    .append(",'parts':[");
            String comma = "";
            for (String part : turn.substring(2).split("\\+", -1)) {
                contents.append(comma)
                        .append(
                                switch (part) {
                                    case "CALL" -> CALL;
                                    case "SIGNED" -> SIGNED;
                                    case "ESCAPED" ->
                                            SIGNED.replace(
                                                    SIGNATURE, "skip_thought_signature_validator");
                                    case "RESULT" -> RESULT;
                                    default -> "{'text':'" + part + "'}";
                                });
                comma = ",";
            }
            contents.append("]}");
        }
        return ask(model, "{'contents':[" + contents + "]}");
    }

    @ParameterizedTest
    @CsvSource({
        "u:x m:CALL u:RESULT,",
        "u:x m:a+CALL+CALL u:RESULT+RESULT m:ok u:y,",
        "u:x m:CALL u:RESULT m:CALL u:RESULT,",
        "u:x m:CALL u:RESULT u:y,",
        "u:x m:CALL+CALL u:RESULT,number of function response parts",
        "u:x m:CALL u:RESULT+RESULT,number of function response parts",
        "u:x m:CALL u:y,number of function response parts",
        "u:x m:CALL,number of function response parts",
        "u:x m:CALL u:RESULT+y,number of function response parts",
        "u:x m:CALL+CALL u:RESULT u:RESULT,number of function response parts",
        "u:x u:RESULT,response turn comes immediately after a function call turn",
        "u:RESULT,response turn comes immediately after a function call turn",
        "u:x m:CALL m:RESULT,response turn comes immediately after a function call turn",
        "m:CALL u:RESULT,call turn comes immediately after a user turn",
        "u:x m:a m:CALL u:RESULT,call turn comes immediately after a user turn",
        "u:x u:CALL u:RESULT,call turn comes immediately after a user turn",
    })
    void turnsOutOfOrder(String turns, String message) throws Exception {
        assertThat(converse(FLASH, turns)).contains(message == null ? "" : message);
        assertThat(converse(FLASH, turns).isEmpty()).isEqualTo(message == null);
    }

    @ParameterizedTest
    @CsvSource({
        "u:x m:SIGNED u:RESULT,",
        "u:x m:ESCAPED u:RESULT,",
        "u:x m:SIGNED+CALL u:RESULT+RESULT,",
        // Only the turn under way is checked.
        "u:x m:CALL u:RESULT m:ok u:y,",
        "u:x m:CALL u:RESULT,2",
        "u:x m:CALL+SIGNED u:RESULT+RESULT,2",
        "u:x m:SIGNED u:RESULT m:CALL u:RESULT,4",
    })
    void callsThatGeneration3DidNotSign(String turns, Integer position) throws Exception {
        if (position == null) {
            assertThat(converse(FLASH_3, turns)).isEmpty();
            return;
        }
        assertThat(converse(FLASH_3, turns))
                .startsWith("Function call is missing a thought_signature in functionCall parts.")
                .contains("function call `default_api:w` , position " + position + ".");
        assertThat(converse(FLASH, turns)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'functionCall':{'name':''}}|function_call.name: Name cannot be empty.",
                "{'functionResponse':{'response':{}}}|function_response.name: Name cannot be empty.",
                "{'functionResponse':{'name':'w'}}|function_response.response: must be specified",
                "{'functionResponse':{'name':'w','response':'x'}}|function_response.response' (type.googleapis.com/google.protobuf.Struct), \"x\"",
                "{'functionResponse':{'name':'w','response':[1]}}|Unknown name \"response\" at 'contents[0].parts[0].function_response': Proto field is not repeating",
                "{'functionCall':{'name':'w','arguments':'{}'}}|Unknown name \"arguments\" at 'contents[0].parts[0].function_call'",
                "{'functionCall':{'name':'w','args':'{}'}}|function_call.args' (type.googleapis.com/google.protobuf.Struct)",
            })
    void partsOfFunctions(String part, String message) throws Exception {
        assertThat(ask(FLASH, "{'contents':[{'parts':[" + part + "]}]}")).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'w'}|",
                "{'name':'_a.b:c-d9'}|",
                "{'name':'w','parameters':{'type':'OBJECT','properties':{'a':{'type':'string','format':'date-time','nullable':true,'min_length':'1'}}}}|",
                "{'name':'w','parameters':{'type':'OBJECT','properties':{'a':{'anyOf':[{'type':'STRING'},{'type':'ARRAY','items':{'type':'NUMBER','format':'float'}}]}}}}|",
                "{'name':'w','parametersJsonSchema':{'$schema':'x','type':'object','properties':{'a':{'$ref':'#/$defs/b'}},'$defs':{'b':{'type':['string','null']}},'additionalProperties':false}}|",
                "{'name':'w','parametersJsonSchema':{'properties':{'next':{'$ref':'#'}}}}|",
                "{'name':'9w'}|function_declarations[0].name: Invalid function name. Must start with a letter or an underscore.",
                "{'name':'w w'}|Invalid function name",
                "{'description':'x'}|Invalid function name",
                "{'name':'w','schema':{}}|Unknown name \"schema\" at 'tools[0].function_declarations[0]'",
                "{'name':'w'},{'name':'w'}|Duplicate function declaration found: w",
                "{'name':'w','parameters':{'type':'STRING'}}|parameters schema should be of type OBJECT",
                "{'name':'w','parameters':{'type':'OBJECT'}}|parameters.properties: should be non-empty for OBJECT type",
                "{'name':'w','parameters':{'type':'OBJECT','properties':{'a':{'type':'OBJECT'}}}}|parameters.properties[a].properties: should be non-empty",
                "{'name':'w','parameters':{'type':'OBJECT','properties':{'a':{'type':'ARRAY'}}}}|parameters.properties[a].items: missing field.",
                "{'name':'w','parameters':{'type':'OBJECT','properties':{'a':{'type':'INTEGER','enum':['1']}}}}|parameters.properties[a].enum: only allowed for STRING type",
                "{'name':'w','parameters':{'type':'OBJECT','properties':{'a':{'type':'STRING','format':'uri'}}}}|parameters.properties[a].format: only 'enum' and 'date-time'",
                "{'name':'w','parameters':{'type':'OBJECT','properties':{'a':{'type':'NUMBER','format':'int32'}}}}|format: 'int32' is not supported for NUMBER",
                "{'name':'w','parameters':{'type':'OBJECT','properties':{'a':{}}}}|parameters.properties[a].type: must be specified",
                "{'name':'w','parameters':{'type':'OBJECT','properties':{'a':{'type':'STRING'}},'required':['b']}}|parameters.required[0]: property is not defined",
                "{'name':'w','parameters':{'type':'OBJECT','properties':{'b':{'type':'STRING'},'a':{'type':'STRING','const':'x'}}}}|Unknown name \"const\" at 'tools[0].function_declarations[0].parameters.properties[1].value': Cannot find field.",
                "{'name':'w','parameters':{'$schema':'x','type':'OBJECT'}}|Unknown name \"$schema\" at 'tools[0].function_declarations[0].parameters'",
                "{'name':'w','parameters':{'type':['object','null']}}|Unknown name \"type\" at 'tools[0].function_declarations[0].parameters': Proto field is not repeating, cannot start list.",
                "{'name':'w','parameters':{'type':'object','properties':{'a':{'type':'text'}}}}|Invalid value at 'tools[0].function_declarations[0].parameters.properties[0].value.type' (type.googleapis.com/google.ai.generativelanguage.v1beta.Type), \"text\"",
                "{'name':'w','parameters':{'type':'OBJECT','properties':{'a':{'type':'STRING'}}},'parametersJsonSchema':{}}|only one of parameters and parameters_json_schema",
                "{'name':'w','parametersJsonSchema':'x'}|parameters_json_schema: must be a JSON Schema object",
                "{'name':'w','parametersJsonSchema':{'properties':{'a':{'$ref':'#/$defs/b'}}}}|cannot resolve #/$defs/b",
                "{'name':'w','parametersJsonSchema':{'properties':{'a':{'$ref':'#/$defs/b','type':'string'}},'$defs':{'b':{}}}}|a schema with $ref may only have other fields that begin with $",
                "{'name':'w','parametersJsonSchema':{'properties':{'next':{'anyOf':[{'$ref':'#'},{'type':'null'}]}},'required':['next']}}|cyclic references are only allowed in optional properties",
            })
    void declarations(String declarations, String message) throws Exception {
        String tools = ",'tools':[{'functionDeclarations':[" + declarations + "]}]";
        String refused = ask(FLASH, geminiBody("hi", tools));
        assertThat(refused).contains(message == null ? "" : message);
        assertThat(refused.isEmpty()).as(refused).isEqualTo(message == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'tools':[]|",
                "'tools':[{'functionDeclarations':[{'name':'w'}]}],'toolConfig':{}|",
                "'tools':[{}]|tools[0].tool_type: required one_of 'tool_type' must have one initialized field",
                "'tools':[{'googleSearch':{}}]|simulator: hosted tool googleSearch is not played",
                "'tools':[{'code_execution':{}}]|simulator: hosted tool codeExecution is not played",
                "'tools':[{'functionDeclarations':[{'name':'w'}]},{'googleSearch':{}}]|Tool use with function calling is unsupported",
                "'toolConfig':{'functionCallingConfig':{'mode':'ANY'}}|Function calling config is set without function_declarations.",
                "'tools':[{'functionDeclarations':[{'name':'w'}]}],'toolConfig':{'functionCallingConfig':{'mode':'SOME'}}|Invalid value at 'tool_config.function_calling_config.mode' (type.googleapis.com/google.ai.generativelanguage.v1beta.FunctionCallingConfig.Mode), \"SOME\"",
                "'tools':[{'functionDeclarations':[{'name':'w'}]}],'toolConfig':{'functionCallingConfig':{'mode':'AUTO','allowedFunctionNames':['w']}}|allowed_function_names: should only be set when function calling mode is ANY or VALIDATED",
                "'tools':[{'functionDeclarations':[{'name':'w'}]}],'toolConfig':{'functionCallingConfig':{'mode':'ANY','allowedFunctionNames':['w','x']}}|allowed_function_names[1]: function x is not declared",
                "'tools':[{'functionDeclarations':[{'name':'w'}]}],'generationConfig':{'responseMimeType':'application/json'}|Function calling with a response mime type: 'application/json' is unsupported",
            })
    void toolsAndTheirChoice(String members, String message) throws Exception {
        String refused = ask(FLASH, geminiBody("hi", "," + members));
        assertThat(refused).contains(message == null ? "" : message);
        assertThat(refused.isEmpty()).as(refused).isEqualTo(message == null);
    }

    @Test
    void allBadNamesAreTold() throws Exception {
        String tools =
                ",'tools':[{'functionDeclarations':[{'name':'1'},{'name':'ok'},{'name':''}]}]";
        assertThat(ask(FLASH, geminiBody("hi", tools)).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("* GenerateContentRequest.tools[0].function_"));
    }

    @Test
    void generation3AnswersInJsonWithFunctionsThere() throws Exception {
        String members =
                ",'tools':[{'functionDeclarations':[{'name':'w'}]}],'generationConfig':{'responseMimeType':'application/json'}";
        assertThat(ask(FLASH_3, geminiBody("hi", members))).isEmpty();
    }

    @Test
    void namesOfMoreThan64CharactersAndSchemasOfTooManyStates() throws Exception {
        String tool = ",'tools':[{'functionDeclarations':[{'name':'%s'}]}]";
        assertThat(ask(FLASH, geminiBody("hi", tool.formatted("a".repeat(64))))).isEmpty();
        assertThat(ask(FLASH, geminiBody("hi", tool.formatted("a".repeat(65)))))
                .contains("Invalid function name");
        String words = "'x'" + ",'x'".repeat(2_000);
        String schema = "w','parametersJsonSchema':{'enum':[" + words + "]},'description':'x";
        assertThat(ask(FLASH, geminiBody("hi", tool.formatted(schema))))
                .startsWith("The specified schema produces a constraint that has too many states");
    }
}
