package io.getinference.gateway.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.getinference.gateway.provider.Role;
import io.getinference.gateway.provider.Turn;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

class ChatRequestReaderTest {

    private static final String MESSAGES = "'messages':[{'role':'user','content':'Hi'}]";

    private final ChatRequestReader reader =
            new ChatRequestReader(RequestBounds.of(Duration.ofSeconds(30), 3));

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
                        Turn.of(Role.SYSTEM, "s"),
                        new Turn(Role.USER, List.of("a", "b")),
                        Turn.of(Role.ASSISTANT, "c"));
        assertThat(request.sampling().temperature()).isZero();
        assertThat(request.sampling().stop()).containsExactly("a", "b");
        assertThat(request.outputTokensMax()).isEqualTo(5);
        assertThat(request.stream()).isTrue();
        assertThat(request.includeUsage()).isTrue();
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
                                        + ",'seed':1,'presence_penalty':0.5,'frequency_penalty':0}")
                                .ignored())
                .containsExactlyInAnyOrder("seed", "presence_penalty");
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
                "'n':2 | unsupported_parameter | n",
                "'tools':[{}] | unsupported_parameter | tools",
                "'response_format':{'type':'json_object'} | unsupported_parameter | response_format",
                "'response_format':7 | unsupported_parameter | response_format",
                "'logprobs':true | unsupported_parameter | logprobs",
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
                "{'model':'m','messages':[{'role':'tool'}]} | unsupported_parameter | messages[0].role",
                "{'model':'m','messages':[{'role':'user'}]} | missing_required_parameter | messages[0].content",
                "{'model':'m','messages':[{'role':'user','content':7}]} | invalid_type | messages[0].content",
                "{'model':'m','messages':[{'role':'user','content':['a']}]} | invalid_type | messages[0].content[0]",
                "{'model':'m','messages':[{'role':'user','content':[{'type':'image_url'}]}]}"
                        + " | unsupported_parameter | messages[0].content[0]",
                "{'model':'m','messages':[{'role':'user','content':[{'type':'text'}]}]}"
                        + " | missing_required_parameter | messages[0].content[0].text",
                "{'model':'m','messages':[{'role':'user','content':[{'type':'refusal'}]}]}"
                        + " | invalid_value | messages[0].content[0].type",
                "{'model':'m','messages':[{'role':'assistant','content':'a','tool_calls':[]}]}"
                        + " | unsupported_parameter | messages[0].tool_calls",
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
