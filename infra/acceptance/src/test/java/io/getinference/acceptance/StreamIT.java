package io.getinference.acceptance;

import static io.getinference.acceptance.Asking.ask;
import static io.getinference.acceptance.Asking.cost;
import static io.getinference.acceptance.Asking.plain;
import static io.getinference.acceptance.Asking.streamed;
import static io.getinference.acceptance.Asking.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.errors.SseException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionUsage;

import io.getinference.acceptance.Asking.Streamed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Streams, as OpenAI's client and its accumulator take them. */
class StreamIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final OpenAIClient OPENAI =
            STACK.openAi(new Platform(STACK).customer("5.00").secret());

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void thePiecesMakeThePlainAnswer(String model) {
        ChatCompletionCreateParams params =
                ask(model, "Tell me [[sim: text=\"Zürich, 你好 and 🦊.\"]]").build();
        ChatCompletion plain = plain(OPENAI, params);
        Streamed streamed = streamed(OPENAI, params);
        assertThat(said(streamed.whole())).isEqualTo(said(plain));
        assertThat(text(plain)).isEqualTo("Zürich, 你好 and 🦊.");
        assertThat(streamed.whole().model()).isEqualTo(model);
        streamed.chunks().forEach(ChatCompletionChunk::validate);
        plain.validate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void noChunkIsWithoutChoicesOrHasUsageUnlessAskedFor(String model) {
        List<ChatCompletionChunk> chunks =
                streamed(OPENAI, ask(model, "Hi [[sim: tokens=20]]").build()).chunks();
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.choices()).hasSize(1));
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk._usage().isMissing()).isTrue());
        assertThat(chunks).extracting(ChatCompletionChunk::id).containsOnly(chunks.getFirst().id());
        assertThat(chunks)
                .filteredOn(chunk -> chunk.choices().getFirst().delta().role().isPresent())
                .containsExactly(chunks.getFirst());
        assertThat(chunks)
                .filteredOn(chunk -> chunk.choices().getFirst().finishReason().isPresent())
                .containsExactly(chunks.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void usageComesLastAndAloneWhenAskedForAndCostsWhatThePlainAnswerDoes(String model) {
        ChatCompletionCreateParams.Builder asked = ask(model, "Hi [[sim: tokens=30]]");
        CompletionUsage plain = plain(OPENAI, asked.build()).usage().orElseThrow();
        List<ChatCompletionChunk> chunks =
                streamed(OPENAI, asked.streamOptions(withUsage()).build()).chunks();
        ChatCompletionChunk last = chunks.removeLast();
        assertThat(last.choices()).isEmpty();
        assertThat(last.usage()).contains(plain);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.choices()).hasSize(1));
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk._usage().isNull()).isTrue());
        assertThat(plain.totalTokens()).isEqualTo(plain.promptTokens() + plain.completionTokens());
        assertThat(cost(plain)).isGreaterThan(BigDecimal.ZERO).isLessThan(new BigDecimal("0.001"));
    }

    @ParameterizedTest
    @CsvSource({
        "claude-haiku, error:5",
        "claude-haiku, cut:5:rst",
        "gemini-2-5-flash-lite, error:1",
        "gemini-flash, eof:1"
    })
    void anErrorAfterTheFirstByteIsThrownAfterThePiecesThatCame(String model, String fault) {
        ChatCompletionCreateParams params =
                ask(model, "Hi [[sim: tokens=80 fault=" + fault + "]]").build();
        List<ChatCompletionChunk> chunks = new ArrayList<>();
        SseException error =
                catchThrowableOfType(
                        SseException.class,
                        () -> {
                            try (var stream = OPENAI.chat().completions().createStreaming(params)) {
                                stream.stream().forEach(chunks::add);
                            }
                        });
        assertThat(chunks).isNotEmpty();
        assertThat(error.statusCode()).isEqualTo(200);
        assertThat(error.type()).contains("server_error");
        assertThat(error.code()).contains("upstream_stream_interrupted");
        assertThat(chunks)
                .noneMatch(chunk -> chunk.choices().getFirst().finishReason().isPresent());
    }

    @Test
    void everyOneOfSeveralAnswersHasItsRoleTextAndEnd() {
        ChatCompletionCreateParams params =
                ask("gemini-2-5-flash-lite", "Hi [[sim: tokens=10]]").n(2).build();
        ChatCompletion plain = plain(OPENAI, params);
        assertThat(plain.choices())
                .extracting(ChatCompletion.Choice::index)
                .containsExactly(0L, 1L);
        Streamed streamed = streamed(OPENAI, params);
        assertThat(said(streamed.whole())).isEqualTo(said(plain)).doesNotHaveDuplicates();
        assertThat(streamed.chunks())
                .filteredOn(chunk -> chunk.choices().getFirst().delta().role().isPresent())
                .hasSize(2);
        assertThat(streamed.chunks())
                .filteredOn(chunk -> chunk.choices().getFirst().finishReason().isPresent())
                .hasSize(2);
        assertThat(plain.usage().orElseThrow().completionTokens()).isEqualTo(20);
    }

    /**
     * The accumulator makes empty lists of what is absent, so whole messages cannot be compared.
     */
    private static List<List<String>> said(ChatCompletion completion) {
        return completion.choices().stream()
                .map(choice ->
                        List.of(
                                choice.message().content().orElseThrow(),
                                choice.finishReason().asString()))
                .toList();
    }

    private static ChatCompletionStreamOptions withUsage() {
        return ChatCompletionStreamOptions.builder().includeUsage(true).build();
    }
}
