package io.getinference.simulator;

import static io.getinference.simulator.Harness.geminiBody;
import static io.getinference.simulator.Harness.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
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
        // Contents of the model in a row are one turn.
        "u:x m:a m:CALL m:CALL m: u:RESULT+RESULT,",
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
        "m:a m:CALL u:RESULT,call turn comes immediately after a user turn",
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
        "u:x m:a m:SIGNED m:CALL m: u:RESULT+RESULT,",
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
    @CsvFileSource(
            resources = "/refused/gemini-parts-of-functions.csv",
            delimiter = '|',
            quoteCharacter = '`')
    void partsOfFunctions(String part, String message) throws Exception {
        assertThat(ask(FLASH, "{'contents':[{'parts':[" + part + "]}]}")).contains(message);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/refused/gemini-declarations.csv",
            delimiter = '|',
            quoteCharacter = '`')
    void declarations(String declarations, String message) throws Exception {
        String tools = ",'tools':[{'functionDeclarations':[" + declarations + "]}]";
        String refused = ask(FLASH, geminiBody("hi", tools));
        assertThat(refused).contains(message == null ? "" : message);
        assertThat(refused.isEmpty()).as(refused).isEqualTo(message == null);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/refused/gemini-tools-and-their-choice.csv",
            delimiter = '|',
            quoteCharacter = '`')
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
                ",'tools':[{'functionDeclarations':[{'name':'w'}]}],"
                        + "'generationConfig':{'responseMimeType':'application/json'}";
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
