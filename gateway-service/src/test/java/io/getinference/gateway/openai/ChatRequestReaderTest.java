package io.getinference.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.getinference.gateway.provider.Turn.Assistant;
import io.getinference.gateway.provider.Turn.Instruction;
import io.getinference.gateway.provider.Turn.User;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class ChatRequestReaderTest {

    private static final String MESSAGES = "'messages':[{'role':'user','content':'Hi'}]";

    private final ChatRequestReader reader = RequestFixture.reader(3);

    @Test
    void readsEverythingThatIsOffered() {
        ChatRequest request =
                read(
                        """
                        {'model':'m','temperature':0,'top_p':0.5,'max_tokens':5,'stop':['a','b'],'stream':true,
                         'stream_options':{'include_usage':true},
                         'messages':[{'role':'developer','content':'s'},
                                     {'role':'user','content':[{'type':'text','text':'a'},{'type':'text','text':'b'}]},
                                     {'role':'assistant','content':'c','name':'x'}]}\
                        """);
        assertThat(request.turns())
                .containsExactly(
                        Instruction.saying("s"), User.saying("a", "b"), Assistant.saying("c"));
        assertThat(request.sampling().temperature()).isZero();
        assertThat(request.sampling().stop()).containsExactly("a", "b");
        assertThat(request.outputTokensMax()).isEqualTo(5);
        assertThat(request.manner().stream()).isTrue();
        assertThat(request.manner().includeUsage()).isTrue();
    }

    @Test
    void theNewerCapWinsOverTheOlder() {
        assertThat(
                        read("{'model':'m',"
                                        + MESSAGES
                                        + ",'max_tokens':5,'max_completion_tokens':7}")
                                .outputTokensMax())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "[]"})
    void anEmptyStopIsNone(String stop) {
        assertThat(read("{'model':'m'," + MESSAGES + ",'stop':" + stop + "}").sampling().stop())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'n':1", "'tools':[]", "'tool_choice':'none'", "'logprobs':false",
                        "'response_format':{'type':'text'}",
                "'user':'u'", "'metadata':{'a':'b'}", "'store':true", "'no_such_thing':3",
                        "'temperature':null"
            })
    void whatAsksForNothingIsIgnored(String field) {
        assertThat(read("{'model':'m'," + MESSAGES + "," + field + "}").ignored()).isEmpty();
    }

    @Test
    void namesTheHintsThatItIgnores() {
        assertThat(
                        read("{'model':'m',"
                                        + MESSAGES
                                        + ",'verbosity':'low','prediction':{},'reasoning_effort':'utmost'}")
                                .ignored())
                .containsExactlyInAnyOrder("verbosity", "prediction", "reasoning_effort");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'temperature':2.1 | decimal_above_max_value | temperature",
                "'temperature':-1 | decimal_below_min_value | temperature",
                "'temperature':'1' | invalid_type | temperature",
                "'temperature':1e400 | decimal_above_max_value | temperature",
                "'top_p':1.5 | decimal_above_max_value | top_p",
                "'max_tokens':0 | integer_below_min_value | max_tokens",
                "'max_tokens':1.5 | invalid_type | max_tokens",
                "'max_tokens':-99999999999999999999 | integer_below_min_value | max_tokens",
                "'max_completion_tokens':'9' | invalid_type | max_completion_tokens",
                "'stream':'yes' | invalid_type | stream",
                "'stream_options':{} | invalid_value | stream_options",
                "'stream':true,'stream_options':3 | invalid_type | stream_options",
                "'stream':true,'stream_options':{'include_usage':1} | invalid_type | stream_options.include_usage",
                "'stop':['a','b','c','d','e'] | array_above_max_length | stop",
                "'stop':['a',''] | invalid_value | stop",
                "'stop':7 | invalid_type | stop",
                "'presence_penalty':3 | decimal_above_max_value | presence_penalty",
                "'n':0 | integer_below_min_value | n",
                "'n':129 | integer_above_max_value | n",
                "'seed':'x' | invalid_type | seed",
                "'reasoning_effort':3 | invalid_type | reasoning_effort",
                "'logprobs':true,'top_logprobs':21 | integer_above_max_value | top_logprobs",
                "'top_logprobs':3 | invalid_value | top_logprobs",
                "'response_format':7 | invalid_type | response_format",
                "'response_format':{'type':'xml'} | invalid_value | response_format.type",
                "'response_format':{'type':'json_schema'} | missing_required_parameter | response_format.json_schema",
                "'response_format':{'type':'json_schema','json_schema':{'name':'a b'}}"
                        + " | invalid_value | response_format.json_schema.name",
                "'tools':7 | invalid_type | tools",
                "'tools':[{}] | missing_required_parameter | tools[0].type",
                "'tools':[{'type':'custom','custom':{'name':'x'}}] | unsupported_parameter | tools[0].type",
                "'tools':[{'type':'web'}] | invalid_value | tools[0].type",
                "'tools':[{'type':'function','function':{'name':'a b'}}] | invalid_value | tools[0].function.name",
                "'tools':[{'type':'function','function':{'name':'f','parameters':[]}}]"
                        + " | invalid_type | tools[0].function.parameters",
                "'tool_choice':'required' | invalid_value | tool_choice",
                "'tool_choice':'maybe' | invalid_value | tool_choice",
                "'tool_choice':{'type':'function','function':{'name':'f'}} | invalid_value | tool_choice.function.name",
                "'tool_choice':{'type':'custom','custom':{'name':'f'}} | unsupported_parameter | tool_choice.type",
                "'parallel_tool_calls':1 | invalid_type | parallel_tool_calls",
                "'modalities':['audio'] | unsupported_parameter | modalities",
                "'service_tier':'flex' | unsupported_parameter | service_tier"
            })
    void namesTheFieldThatIsWrong(String field, String code, String param) {
        assertRefused("{'model':'m'," + MESSAGES + "," + field + "}", code, param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "null",
            value = {
                "{ | invalid_json | null",
                "nonsense | invalid_json | null",
                "{} trailing | invalid_json | null",
                "[] | invalid_type | null",
                "'text' | invalid_type | null",
                "{} | missing_required_parameter | model",
                "{'model':7} | invalid_type | model",
                "{'model':'m'} | missing_required_parameter | messages",
                "{'model':'m','messages':[]} | empty_array | messages",
                "{'model':'m','messages':{}} | invalid_type | messages",
                "{'model':'m','messages':[1]} | invalid_type | messages[0]",
                "{'model':'m','messages':[{}]} | missing_required_parameter | messages[0].role",
                "{'model':'m','messages':[{'role':'x'}]} | invalid_value | messages[0].role",
                "{'model':'m','messages':[{'role':'tool','content':'x'}]}"
                        + " | missing_required_parameter | messages[0].tool_call_id",
                "{'model':'m','messages':[{'role':'tool','content':'x','tool_call_id':'c'}]}"
                        + " | invalid_value | messages[0].tool_call_id",
                "{'model':'m','messages':[{'role':'user'}]} | missing_required_parameter | messages[0].content",
                "{'model':'m','messages':[{'role':'user','content':7}]} | invalid_type | messages[0].content",
                "{'model':'m','messages':[{'role':'user','content':['a']}]} | invalid_type | messages[0].content[0]",
                "{'model':'m','messages':[{'role':'user','content':[{'type':'image_url'}]}]}"
                        + " | missing_required_parameter | messages[0].content[0].image_url",
                "{'model':'m','messages':[{'role':'user','content':"
                        + "[{'type':'image_url','image_url':{'url':'data:,x'}}]}]}"
                        + " | invalid_value | messages[0].content[0].image_url.url",
                "{'model':'m','messages':[{'role':'user','content':[{'type':'file','file':{'file_id':'f'}}]}]}"
                        + " | unsupported_parameter | messages[0].content[0].file.file_id",
                "{'model':'m','messages':[{'role':'user','content':[{'type':'text'}]}]}"
                        + " | missing_required_parameter | messages[0].content[0].text",
                "{'model':'m','messages':[{'role':'user','content':[{'type':'refusal'}]}]}"
                        + " | invalid_value | messages[0].content[0].type",
                "{'model':'m','messages':[{'role':'assistant','tool_calls':[]}]}"
                        + " | missing_required_parameter | messages[0].content",
                "{'model':'m','messages':[{'role':'assistant','tool_calls':"
                        + "[{'id':'c','function':{'name':'f','arguments':'[]'}}]}]}"
                        + " | invalid_value | messages[0].tool_calls[0].function.arguments",
                "{'model':'m','messages':[{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f'}}]}]}"
                        + " | invalid_value | messages",
                "{'model':'m','messages':[{},{},{},{}]} | array_above_max_length | messages"
            })
    void namesWhereTheBodyIsWrong(String body, String code, @Nullable String param) {
        assertRefused(body, code, param);
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] body = "{\"model\":\"m?\"}".getBytes(StandardCharsets.ISO_8859_1);
        body[11] = (byte) 0xff;
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> reader.read(body));
        assertThat(refused.error().code()).isEqualTo("invalid_json");
    }

    @Test
    void refusesANumberWithHundredsOfDigits() {
        String number = "1" + "0".repeat(400);
        assertRefused(
                "{'model':'m'," + MESSAGES + ",'temperature':" + number + "}",
                "decimal_above_max_value",
                "temperature");
        assertRefused(
                "{'model':'m'," + MESSAGES + ",'top_p':-" + number + "}",
                "decimal_below_min_value",
                "top_p");
    }

    @Test
    void refusesJsonThatIsTooDeep() {
        assertRefused("{'model':'m','messages':" + "[".repeat(5_000), "invalid_json", null);
    }

    private void assertRefused(String body, String code, @Nullable String param) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read(body));
        assertThat(refused).as(body).isNotNull();
        assertThat(refused.error().status()).isEqualTo(400);
        assertThat(refused.error().code()).isEqualTo(code);
        assertThat(refused.error().param()).isEqualTo(param);
    }

    private ChatRequest read(String body) {
        return reader.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
