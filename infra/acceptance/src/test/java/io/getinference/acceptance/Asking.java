package io.getinference.acceptance;

import static java.util.Objects.requireNonNull;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.completions.CompletionUsage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the suites of OpenAI's client share: one question, and one answer from its pieces. */
final class Asking {

    private Asking() {}

    static ChatCompletionCreateParams.Builder ask(String model, String text) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage(text)
                .maxCompletionTokens(4_000);
    }

    static ChatCompletion plain(OpenAIClient client, ChatCompletionCreateParams params) {
        return client.chat().completions().create(params);
    }

    /** The chunks of an answer, and what the client's helper makes of them. */
    static Streamed streamed(OpenAIClient client, ChatCompletionCreateParams params) {
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        List<ChatCompletionChunk> chunks = new ArrayList<>();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params)) {
            stream.stream().map(accumulator::accumulate).forEach(chunks::add);
        }
        return new Streamed(chunks, accumulator.chatCompletion());
    }

    static ChatCompletionMessage message(ChatCompletion completion) {
        return completion.choices().getFirst().message();
    }

    static String text(ChatCompletion completion) {
        return message(completion).content().orElseThrow();
    }

    static String finish(ChatCompletion completion) {
        return completion.choices().getFirst().finishReason().asString();
    }

    /** In dollars; a member that OpenAI does not have. */
    static BigDecimal cost(CompletionUsage usage) {
        JsonValue cost = requireNonNull(usage._allProperties().get("cost"), "no usage.cost");
        return requireNonNull(cost.convert(BigDecimal.class), "usage.cost is null");
    }

    record Streamed(List<ChatCompletionChunk> chunks, ChatCompletion whole) {}
}
