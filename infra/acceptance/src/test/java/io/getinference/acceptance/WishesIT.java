package io.getinference.acceptance;

import static io.getinference.acceptance.Asking.ask;
import static io.getinference.acceptance.Asking.cost;
import static io.getinference.acceptance.Asking.finish;
import static io.getinference.acceptance.Asking.message;
import static io.getinference.acceptance.Asking.plain;
import static io.getinference.acceptance.Asking.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.models.ReasoningEffort;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Pictures, limits, ends and efforts, with OpenAI's client. */
class WishesIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final OpenAIClient OPENAI =
            STACK.openAi(new Platform(STACK).customer("5.00").secret());
    private static final String PIXEL =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
                    + "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void aPictureInADataUrlIsPartOfThePromptAndItsPrice(String model) {
        CompletionUsage without =
                plain(OPENAI, ask(model, "What is it?").build()).usage().orElseThrow();
        ChatCompletion seen =
                plain(
                        OPENAI,
                        ChatCompletionCreateParams.builder()
                                .model(model)
                                .maxCompletionTokens(4_000)
                                .addUserMessageOfArrayOfContentParts(
                                        List.of(words("What is it?"), picture(PIXEL)))
                                .build());
        CompletionUsage with = seen.usage().orElseThrow();
        assertThat(text(seen)).isNotEmpty();
        assertThat(with.promptTokens()).isGreaterThan(without.promptTokens());
        assertThat(cost(with)).isGreaterThan(cost(without));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void anEffortIsThoughtWhichIsCountedAndRead(String model) {
        ChatCompletion completion =
                plain(
                        OPENAI,
                        ask(model, "Why? [[sim: thoughts=40 tokens=10]]")
                                .reasoningEffort(ReasoningEffort.LOW)
                                .build());
        CompletionUsage usage = completion.usage().orElseThrow();
        long thoughts =
                usage.completionTokensDetails().orElseThrow().reasoningTokens().orElseThrow();
        assertThat(thoughts).isPositive();
        assertThat(usage.completionTokens()).isGreaterThan(thoughts);
        assertThat(message(completion)._allProperties()).containsKey("reasoning_content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void noEffortIsNoThought(String model) {
        ChatCompletion completion =
                plain(
                        OPENAI,
                        ask(model, "Why? [[sim: tokens=10]]")
                                .reasoningEffort(ReasoningEffort.NONE)
                                .build());
        CompletionUsage usage = completion.usage().orElseThrow();
        assertThat(usage.completionTokensDetails().orElseThrow().reasoningTokens()).contains(0L);
        assertThat(usage.completionTokens()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    void aStopSequenceEndsTheAnswerAndIsNotPartOfIt(String model) {
        String ordered = "Count [[sim: text=\"one two three four\"]]";
        ChatCompletion one = plain(OPENAI, ask(model, ordered).stop(" three").build());
        assertThat(text(one)).isEqualTo("one two");
        assertThat(finish(one)).isEqualTo("stop");
        ChatCompletion several =
                plain(OPENAI, ask(model, ordered).stopOfStrings(List.of("zwei", " two")).build());
        assertThat(text(several)).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-haiku", "gemini-2-5-flash-lite", "gemini-flash"})
    @SuppressWarnings("deprecation") // older programs still send max_tokens
    void bothNamesOfTheCapAreApplied(String model) {
        ChatCompletion completion =
                plain(
                        OPENAI,
                        ChatCompletionCreateParams.builder()
                                .model(model)
                                .addUserMessage("Go on [[sim: tokens=50]]")
                                .maxTokens(7)
                                .build());
        assertThat(finish(completion)).isEqualTo("length");
        assertThat(completion.usage().orElseThrow().completionTokens()).isEqualTo(7);
        ChatCompletion newer =
                plain(
                        OPENAI,
                        ask(model, "Go on [[sim: tokens=50]]").maxCompletionTokens(7).build());
        assertThat(newer.choices()).isEqualTo(completion.choices());
    }

    private static ChatCompletionContentPart words(String text) {
        return ChatCompletionContentPart.ofText(
                ChatCompletionContentPartText.builder().text(text).build());
    }

    private static ChatCompletionContentPart picture(String url) {
        return ChatCompletionContentPart.ofImageUrl(
                ChatCompletionContentPartImage.builder()
                        .imageUrl(
                                ChatCompletionContentPartImage.ImageUrl.builder().url(url).build())
                        .build());
    }
}
