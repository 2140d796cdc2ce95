package io.getinference.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.ModelRow;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of fields in the README is what the code does. */
class FieldTableTest {

    private static final List<ModelRow> MODELS =
            List.of(Rows.FLASH_LITE, Rows.FLASH_3_5_LITE, Rows.HAIKU, Rows.SONNET_5);
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAADElEQVR4nGNgIB0AAABFAAGKjMQdAAAAAElFTkSuQmCC";
    private static final String CALL =
            "'messages':[{'role':'user','content':'Hi'},{'role':'assistant','content':null,'tool_calls':"
                    + "[{'id':'c','type':'function','function':{'name':'f','arguments':'{}'}}]},"
                    + "{'role':'tool','tool_call_id':'c','content':'4 C'}]";
    private static final String FUNCTION =
            "{'name':'f','parameters':{'type':'object'," + "'properties':{'a':{'type':'string'}}}}";
    private static final String TOOLS =
            "'tools':[{'type':'function','function':"
                    + FUNCTION
                    + "},"
                    + "{'type':'function','function':{'name':'g'}}]";
    private static final String SCHEMA =
            "'response_format':{'type':'json_schema','json_schema':{'name':'n','schema':"
                    + "{'type':'object','properties':{'a':{'type':'string'}}}}}";

    @Test
    void theReadmeSaysOfEachFieldWhatBecomesOfIt() throws IOException {
        String table =
                Stream.of(messages(), sampling(), tools(), forms(), others())
                        .flatMap(List::stream)
                        .map(FieldTableTest::line)
                        .collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("README.md")).contains(table))
                .as("README.md holds this table:\n" + table)
                .isTrue();
    }

    private static String line(FieldCase field) {
        List<String> outcomes = MODELS.stream().map(field::outcome).toList();
        return "| " + field.label() + " | " + String.join(" | ", outcomes) + " |";
    }

    private static List<FieldCase> messages() {
        return List.of(
                FieldCase.of(
                        "`system`, `developer` messages, anywhere",
                        said(
                                "{'role':'user','content':'Hi'},{'role':'developer','content':'Be brief.'}")),
                FieldCase.of(
                        "`assistant` as the last message",
                        said("{'role':'user','content':'Hi'},{'role':'assistant','content':'So'}")),
                FieldCase.of(
                        "`refusal` of an assistant",
                        said(
                                "{'role':'user','content':'Hi'},{'role':'assistant','content':null,'refusal':'No.'}")),
                FieldCase.of("`tool_calls` and `tool` messages", CALL),
                FieldCase.of(
                        "`name` of a message", said("{'role':'user','content':'Hi','name':'Ann'}")),
                part(
                        "`image_url` (data or https: PNG, JPEG, GIF, WebP)",
                        "{'type':'image_url','image_url':{'url':'data:image/png;base64,"
                                + PNG
                                + "'}}"),
                new FieldCase(
                        "`image_url.detail`",
                        said(
                                "{'role':'user','content':[{'type':'image_url',"
                                        + "'image_url':{'url':'data:image/png;base64,"
                                        + PNG
                                        + "'}}]}"),
                        said(
                                "{'role':'user','content':[{'type':'image_url',"
                                        + "'image_url':{'detail':'low','url':'data:image/png;base64,"
                                        + PNG
                                        + "'}}]}")),
                part(
                        "`input_audio` (wav, mp3)",
                        "{'type':'input_audio','input_audio':{'format':'mp3','data':'SUQzBAAAAAAAAA=='}}"),
                part(
                        "`file.file_data` (PDF)",
                        "{'type':'file','file':{'file_data':'JVBERi0xLjQ=','filename':'a.pdf'}}"),
                part("`file.file_id`", "{'type':'file','file':{'file_id':'file-1'}}"));
    }

    private static List<FieldCase> sampling() {
        return List.of(
                FieldCase.of("`max_tokens`, `max_completion_tokens`", "'max_completion_tokens':77"),
                FieldCase.of("`temperature` up to 1", "'temperature':0.5"),
                FieldCase.of(
                        "`temperature` above 1 (Claude: as 1, its end and default)",
                        "'temperature':1.5"),
                FieldCase.of("`top_p`", "'top_p':0.5"),
                new FieldCase("`top_p` beside `temperature`", "'temperature':0.5", "'top_p':0.5"),
                FieldCase.of("`stop`", "'stop':['END','\\nSTOP']"),
                FieldCase.of("`stop` of white space only", "'stop':'\\n\\n'"),
                FieldCase.of(
                        "`presence_penalty`, `frequency_penalty`",
                        "'presence_penalty':0.5,'frequency_penalty':1"),
                FieldCase.of("`seed`", "'seed':7"),
                FieldCase.of("`n` from 2 to 8", "'n':2"),
                FieldCase.of("`n` above 8", "'n':9"),
                FieldCase.of("`logprobs`, `top_logprobs`", "'logprobs':true,'top_logprobs':2"),
                FieldCase.of("`logit_bias`", "'logit_bias':{'50256':-100}"));
    }

    private static List<FieldCase> tools() {
        return List.of(
                FieldCase.of("`tools` of type `function`", TOOLS),
                new FieldCase(
                        "`function.strict`",
                        "'tools':[{'type':'function','function':" + FUNCTION + "}]",
                        "'tools':[{'type':'function','function':{'name':'f','strict':true,'parameters':"
                                + "{'type':'object','properties':{'a':{'type':'string'}}}}}]"),
                FieldCase.of(
                        "`tools` of type `custom`",
                        "'tools':[{'type':'custom','custom':{'name':'c'}}]"),
                new FieldCase("`tool_choice`: `none`", TOOLS, "'tool_choice':'none'"),
                new FieldCase("`tool_choice`: `required`", TOOLS, "'tool_choice':'required'"),
                new FieldCase(
                        "`tool_choice`: a function",
                        TOOLS,
                        "'tool_choice':{'type':'function','function':{'name':'f'}}"),
                new FieldCase(
                        "`tool_choice`: `allowed_tools`",
                        TOOLS,
                        "'tool_choice':{'type':'allowed_tools','allowed_tools':{'mode':'required','tools':"
                                + "[{'type':'function','function':{'name':'f'}}]}}"),
                new FieldCase(
                        "`tool_choice`: `custom`",
                        TOOLS,
                        "'tool_choice':{'type':'custom','custom':{'name':'f'}}"),
                new FieldCase(
                        "`parallel_tool_calls`: false (Gemini: the first call is told)",
                        TOOLS,
                        "'parallel_tool_calls':false"),
                FieldCase.of(
                        "`functions`, `function_call` (deprecated)",
                        "'functions':[" + FUNCTION + "],'function_call':{'name':'f'}"),
                new FieldCase(
                        "`functions` beside `tools`", TOOLS, "'functions':[" + FUNCTION + "]"));
    }

    private static List<FieldCase> forms() {
        return List.of(
                FieldCase.of(
                        "`response_format`: `json_object`",
                        "'response_format':{'type':'json_object'}"),
                FieldCase.of("`response_format`: `json_schema`", SCHEMA),
                new FieldCase("`response_format`: JSON beside `tools`", TOOLS, SCHEMA),
                FieldCase.of("`reasoning_effort`: `none`, `minimal`", "'reasoning_effort':'none'"),
                FieldCase.of("`reasoning_effort`: `low` … `max`", "'reasoning_effort':'high'"),
                FieldCase.of("`reasoning_effort`: another word", "'reasoning_effort':'utmost'"),
                new FieldCase(
                        "`reasoning_effort` beside an ordered call",
                        TOOLS + ",'tool_choice':'required'",
                        "'reasoning_effort':'high'"),
                new FieldCase(
                        "`temperature` beside `reasoning_effort`",
                        "'reasoning_effort':'high'",
                        "'temperature':0.5"),
                FieldCase.of("`verbosity`", "'verbosity':'low'"),
                FieldCase.of("`prediction`", "'prediction':{'type':'content','content':'x'}"),
                FieldCase.of(
                        "`modalities` with `audio`, `audio`",
                        "'modalities':['text','audio'],'audio':{'voice':'alloy','format':'mp3'}"));
    }

    private static List<FieldCase> others() {
        return List.of(
                FieldCase.of(
                        "`stream`, `stream_options.include_usage`",
                        "'stream':true,'stream_options':{'include_usage':true}"),
                FieldCase.of(
                        "`user`, `safety_identifier`, `metadata`, `store`",
                        "'user':'a@example.com','safety_identifier':'s','metadata':{'a':'b'},'store':true"),
                FieldCase.of(
                        "`prompt_cache_key`, `prompt_cache_retention`",
                        "'prompt_cache_key':'k','prompt_cache_retention':'24h'"),
                FieldCase.of("`service_tier`: `auto`, `default`", "'service_tier':'auto'"),
                FieldCase.of("`service_tier`: others", "'service_tier':'flex'"),
                FieldCase.of("`web_search_options`", "'web_search_options':{}"),
                FieldCase.of("unknown members", "'no_such_field':1"));
    }

    private static FieldCase part(String label, String part) {
        return FieldCase.of(
                label,
                said("{'role':'user','content':[{'type':'text','text':'Hi'}," + part + "]}"));
    }

    private static String said(String messages) {
        return "'messages':[" + messages + "]";
    }
}
