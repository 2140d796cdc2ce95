package io.getinference.acceptance;

import static io.getinference.acceptance.Asking.ask;
import static io.getinference.acceptance.Asking.finish;
import static io.getinference.acceptance.Asking.message;
import static io.getinference.acceptance.Asking.plain;
import static io.getinference.acceptance.Asking.streamed;
import static io.getinference.acceptance.Asking.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Tools, described by classes and called in a loop, as the examples of OpenAI's client do. */
class ToolsIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final OpenAIClient OPENAI =
            STACK.openAi(new Platform(STACK).customer("5.00").secret());
    private static final String TWO_CITIES =
            "Weather? [[sim: text=\"Let me look.\" tool=Weather{\"city\":\"Zürich\"}"
                    + " tool=Weather{\"city\":\"Oslo\"}]]";

    /** What the client makes a schema of, and reads arguments into. */
    @JsonClassDescription("The weather in a city")
    static final class Weather {
        public String city = "";
    }

    @ParameterizedTest
    @CsvSource({
        "claude-haiku, false",
        "claude-haiku, true",
        "gemini-2-5-flash-lite, false",
        "gemini-2-5-flash-lite, true",
        "gemini-flash, false",
        "gemini-flash, true"
    })
    void aLoopOfTwoRoundsWithCallsInParallelEndsInAnAnswer(String model, boolean streamed) {
        ChatCompletionCreateParams.Builder conversation =
                ask(model, TWO_CITIES).addTool(Weather.class);

        ChatCompletion first = answer(conversation, streamed);
        assertThat(finish(first)).isEqualTo("tool_calls");
        assertThat(text(first)).isEqualTo("Let me look.");
        assertThat(cities(first)).containsExactly("Zürich", "Oslo");
        assertThat(calls(first))
                .extracting(ChatCompletionMessageFunctionToolCall::id)
                .doesNotHaveDuplicates();
        sendResults(conversation, first);

        conversation.addUserMessage("And here? [[sim: tool=Weather{\"city\":\"Bern\"}]]");
        ChatCompletion second = answer(conversation, streamed);
        assertThat(cities(second)).containsExactly("Bern");
        assertThat(message(second).content().orElse("")).isEmpty();
        sendResults(conversation, second);

        ChatCompletion last = answer(conversation.addUserMessage("So?"), streamed);
        assertThat(finish(last)).isEqualTo("stop");
        assertThat(text(last)).isNotEmpty();
        assertThat(calls(last)).isEmpty();

        conversation.addMessage(message(last)).addUserMessage("Thanks!");
        assertThat(text(answer(conversation, streamed))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void aResultIsAnsweredThoughNoUserSpeaksAfterIt(String model) {
        ChatCompletionCreateParams.Builder conversation =
                ask(model, "[[sim: tool=Weather{\"city\":\"Oslo\"}]]").addTool(Weather.class);
        sendResults(conversation, plain(OPENAI, conversation.build()));
        ChatCompletion last = plain(OPENAI, conversation.build());
        assertThat(finish(last)).isEqualTo("stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void aRequiredToolIsCalledAndNoneIsNot(String model) {
        ChatCompletionCreateParams.Builder asked = ask(model, "Hi").addTool(Weather.class);
        ChatCompletion required =
                plain(
                        OPENAI,
                        asked.toolChoice(ChatCompletionToolChoiceOption.Auto.REQUIRED).build());
        assertThat(calls(required)).hasSize(1);
        ChatCompletion none =
                plain(OPENAI, asked.toolChoice(ChatCompletionToolChoiceOption.Auto.NONE).build());
        assertThat(calls(none)).isEmpty();
        assertThat(text(none)).isNotEmpty();
    }

    private static ChatCompletion answer(
            ChatCompletionCreateParams.Builder conversation, boolean streamed) {
        ChatCompletionCreateParams params = conversation.build();
        return streamed ? streamed(OPENAI, params).whole() : plain(OPENAI, params);
    }

    private static List<ChatCompletionMessageFunctionToolCall> calls(ChatCompletion completion) {
        return message(completion).toolCalls().orElse(List.of()).stream()
                .map(ChatCompletionMessageToolCall::asFunction)
                .toList();
    }

    private static List<String> cities(ChatCompletion completion) {
        return calls(completion).stream()
                .map(call -> call.function().arguments(Weather.class).city)
                .toList();
    }

    /** The last call's result comes first: their order is not the callers' to keep. */
    private static void sendResults(
            ChatCompletionCreateParams.Builder conversation, ChatCompletion completion) {
        ChatCompletionMessage message = message(completion);
        conversation.addMessage(message);
        for (ChatCompletionMessageFunctionToolCall call : calls(completion).reversed()) {
            String city = call.function().arguments(Weather.class).city;
            conversation.addMessage(
                    ChatCompletionToolMessageParam.builder()
                            .toolCallId(call.id())
                            .content("4 C in " + city)
                            .build());
        }
    }
}
