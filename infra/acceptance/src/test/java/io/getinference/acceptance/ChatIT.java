package io.getinference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** OpenAI's own Java client with another base URL, and nothing else changed. */
class ChatIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final OpenAIClient OPENAI =
            STACK.openAi(new Platform(STACK).customer("5.00").secret());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gemini-flash",
                "gemini-flash-lite",
                "gemini-2-5-flash",
                "gemini-2-5-flash-lite",
                "gemini-pro",
                "claude-haiku",
                "claude-sonnet",
                "claude-opus"
            })
    void everyModelAnswersPlainAndStreamed(String model) {
        ChatCompletion completion = OPENAI.chat().completions().create(hello(model).build());
        assertThat(completion.model()).isEqualTo(model);
        assertThat(completion.choices().getFirst().message().content().orElseThrow()).isNotEmpty();
        assertThat(completion.usage().orElseThrow().completionTokens()).isPositive();

        StringBuilder text = new StringBuilder();
        try (StreamResponse<ChatCompletionChunk> chunks =
                OPENAI.chat().completions().createStreaming(hello(model).build())) {
            chunks.stream()
                    .forEach(chunk ->
                            chunk.choices().getFirst().delta().content().ifPresent(text::append));
        }
        assertThat(text.toString())
                .isEqualTo(completion.choices().getFirst().message().content().orElseThrow());
    }

    @Test
    void aStreamEndsWithItsUsageWhenAsked() {
        ChatCompletionCreateParams params =
                hello("claude-haiku")
                        .streamOptions(
                                ChatCompletionStreamOptions.builder().includeUsage(true).build())
                        .build();
        try (StreamResponse<ChatCompletionChunk> chunks =
                OPENAI.chat().completions().createStreaming(params)) {
            List<ChatCompletionChunk> all = chunks.stream().toList();
            assertThat(all.getLast().choices()).isEmpty();
            assertThat(all.getLast().usage().orElseThrow().totalTokens()).isPositive();
        }
    }

    @Test
    void theCapIsAppliedAndTheAnswerSaysWhyItEnded() {
        ChatCompletion completion =
                OPENAI.chat()
                        .completions()
                        .create(hello("gemini-2-5-flash-lite").maxCompletionTokens(5).build());
        assertThat(completion.choices().getFirst().finishReason().asString()).isEqualTo("length");
        assertThat(completion.usage().orElseThrow().completionTokens()).isLessThanOrEqualTo(5);
    }

    @Test
    void aRetiredModelIsAnsweredByItsSuccessorWhichIsNamed() {
        try (HttpResponseFor<ChatCompletion> response =
                OPENAI.chat()
                        .completions()
                        .withRawResponse()
                        .create(hello("gemini-flash").build())) {
            assertThat(response.headers().values("x-model-served"))
                    .containsExactly("gemini-2.5-flash-lite");
            assertThat(response.headers().values("x-request-id").getFirst()).startsWith("req_");
        }
    }

    @Test
    void listsTheEightModelsAndShowsEach() {
        List<Model> models = OPENAI.models().list().data();
        assertThat(models)
                .extracting(Model::id)
                .containsExactlyInAnyOrder(
                        "gemini-flash",
                        "gemini-flash-lite",
                        "gemini-2-5-flash",
                        "gemini-2-5-flash-lite",
                        "gemini-pro",
                        "claude-haiku",
                        "claude-sonnet",
                        "claude-opus");
        assertThat(OPENAI.models().retrieve("claude-opus").ownedBy()).isEqualTo("anthropic");
        assertThat(OPENAI.models().retrieve("gemini-pro").ownedBy()).isEqualTo("google");
    }

    private static ChatCompletionCreateParams.Builder hello(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addSystemMessage("Be brief.")
                .addUserMessage("Hello! [[sim: tokens=12]]")
                .maxCompletionTokens(4_000);
    }
}
