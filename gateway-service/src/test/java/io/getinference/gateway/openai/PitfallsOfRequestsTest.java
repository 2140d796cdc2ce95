package io.getinference.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.getinference.common.id.RequestId;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Rows;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.anthropic.ClaudeBody;
import io.getinference.gateway.provider.gemini.GeminiBody;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class PitfallsOfRequestsTest {

    private static final String F = "{'type':'function','function':{'name':'f'}}";

    @Test
    void pitfall38WhoTheCallersUserIsNeverReachesAProvider() throws ProviderFailure {
        ChatRequest request =
                read(
                        "'user':'ann@example.com','safety_identifier':'+47 555','metadata':{'who':'Ann'},"
                                + "'messages':[{'role':'user','name':'ann','content':'Hi'}]");
        Question claude = question(request, true);
        Question gemini = question(request, false);

        for (String body :
                List.of(ClaudeBody.of(claude, 9).body(), GeminiBody.of(gemini, 9).body())) {
            assertThat(body).doesNotContainIgnoringCase("ann").doesNotContain("555", "user_id");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "temperature",
                "top_p",
                "max_tokens",
                "max_completion_tokens",
                "stream",
                "stream_options",
                "stop",
                "n",
                "presence_penalty",
                "frequency_penalty",
                "logit_bias",
                "logprobs",
                "top_logprobs",
                "seed",
                "user",
                "metadata",
                "tools",
                "tool_choice",
                "parallel_tool_calls",
                "functions",
                "function_call",
                "response_format",
                "reasoning_effort",
                "verbosity",
                "modalities",
                "audio",
                "prediction",
                "store",
                "service_tier",
                "web_search_options"
            })
    void pitfall39NullCountsAsAbsent(String field) {
        String messages = "'messages':[{'role':'user','content':'Hi','name':null}]";

        assertThat(read(messages + ",'" + field + "':null")).isEqualTo(read(messages));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'role':'assistant','content':null,'refusal':'No.'} | [No.]",
                "{'role':'assistant','content':[{'type':'refusal','refusal':'No.'}]} | [No.]",
                "{'role':'assistant','content':'Well.','refusal':'No.','tool_calls':null} | [Well., No.]",
                "{'role':'assistant','content':'','refusal':null} | []"
            })
    void whatAnAssistantDeclinedIsWhatItSaid(String message, String texts) {
        ChatRequest request = read("'messages':[{'role':'user','content':'Hi'}," + message + "]");

        Turn.Assistant assistant = (Turn.Assistant) request.turns().getLast();
        assertThat(assistant.texts()).hasToString(texts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'tools':[" + F + "],'functions':[{'name':'f'}] | invalid_value | functions",
                "'tools':[" + F + "],'function_call':'auto' | invalid_value | function_call",
                "'functions':[{'name':'f'}],'tool_choice':'auto' | invalid_value | tool_choice",
                "'tools':["
                        + F
                        + "],'tool_choice':{'type':'allowed_tools','allowed_tools':{'mode':'auto','tools':"
                        + "["
                        + F
                        + ",{'type':'custom','custom':{'name':'c'}}]}}"
                        + " | unsupported_parameter | tool_choice.allowed_tools.tools[1].type"
            })
    void pitfall31AnotherKindOfToolIsRefusedAndNeverDropped(
            String members, String code, String param) {
        RefusedException refused =
                catchThrowableOfType(
                        RefusedException.class,
                        () -> read("'messages':[{'role':'user','content':'Hi'}]," + members));

        assertThat(refused.error().code()).isEqualTo(code);
        assertThat(refused.error().param()).isEqualTo(param);
    }

    private static Question question(ChatRequest request, boolean claude) {
        return new Question(
                RequestId.next(),
                claude ? Rows.HAIKU : Rows.FLASH,
                request.turns(),
                request.sampling(),
                request.tools(),
                request.wish());
    }

    private static ChatRequest read(String members) {
        return RequestFixture.reader(10)
                .read(
                        ("{'model':'m'," + members + "}")
                                .replace('\'', '"')
                                .getBytes(StandardCharsets.UTF_8));
    }
}
