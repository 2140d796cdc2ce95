package io.getinference.acceptance;

import static io.getinference.acceptance.Asking.ask;
import static io.getinference.acceptance.Asking.finish;
import static io.getinference.acceptance.Asking.plain;
import static io.getinference.acceptance.Asking.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;

import io.getinference.common.event.Wire;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Answers in a form: a schema that OpenAI's client makes of a class, and any JSON. */
class FormatIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final OpenAIClient OPENAI =
            STACK.openAi(new Platform(STACK).customer("5.00").secret());
    private static final String ORDERED =
            "{\\\"name\\\":\\\"Standup\\\",\\\"minutes\\\":15,\\\"open\\\":true,"
                    + "\\\"guests\\\":[{\\\"name\\\":\\\"Ada\\\"},{\\\"name\\\":\\\"Zoë\\\"}]}";

    /** What the client makes a schema of, and reads an answer into. */
    static final class Meeting {
        public String name = "";
        public int minutes;
        public boolean open;
        public List<Guest> guests = List.of();
    }

    static final class Guest {
        public String name = "";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude-haiku",
                "claude-sonnet",
                "claude-opus",
                "gemini-2-5-flash-lite",
                "gemini-flash",
                "gemini-pro"
            })
    void anAnswerByTheSchemaOfAClassIsReadIntoIt(String model) {
        Meeting meeting =
                OPENAI.chat()
                        .completions()
                        .create(asked(model, "When? [[sim: json]]"))
                        .choices()
                        .getFirst()
                        .message()
                        .content()
                        .orElseThrow();
        assertThat(meeting).isNotNull();
        assertThat(meeting.name).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void aStreamedAnswerIsReadIntoTheClassToo(String model) {
        ChatCompletionAccumulator pieces = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> stream =
                OPENAI.chat()
                        .completions()
                        .createStreaming(asked(model, "When? [[sim: text=\"" + ORDERED + "\"]]"))) {
            stream.stream().forEach(pieces::accumulate);
        }
        Meeting meeting =
                pieces.chatCompletion(Meeting.class)
                        .choices()
                        .getFirst()
                        .message()
                        .content()
                        .orElseThrow();
        assertThat(meeting.name).isEqualTo("Standup");
        assertThat(meeting.minutes).isEqualTo(15);
        assertThat(meeting.open).isTrue();
        assertThat(meeting.guests).extracting(guest -> guest.name).containsExactly("Ada", "Zoë");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void jsonModeIsAnObject(String model) {
        ChatCompletion completion =
                plain(
                        OPENAI,
                        ask(model, "In JSON, please. [[sim: json]]")
                                .responseFormat(ResponseFormatJsonObject.builder().build())
                                .build());
        assertThat(finish(completion)).isEqualTo("stop");
        assertThat(Wire.JSON.readTree(text(completion)).isObject()).isTrue();
    }

    private static StructuredChatCompletionCreateParams<Meeting> asked(String model, String text) {
        return ask(model, text).responseFormat(Meeting.class).build();
    }
}
