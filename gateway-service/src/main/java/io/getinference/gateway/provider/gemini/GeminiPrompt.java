package io.getinference.gateway.provider.gemini;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.Prompt;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.upstream.ApiKey;
import io.getinference.gateway.provider.upstream.Call;
import io.getinference.gateway.provider.upstream.Counts;
import io.getinference.gateway.provider.upstream.Deadline;
import io.getinference.gateway.provider.upstream.TokenBound;
import io.getinference.gateway.provider.upstream.Upstream;

import java.util.Map;
import java.util.Set;

/** A question to Gemini, ready to be sent. */
final class GeminiPrompt implements Prompt {

    private final RequestId request;
    private final UpstreamModel model;
    private final ContentRequest asked;
    private final Map<String, String> headers;
    private final Upstream upstream;
    private final Deadline deadline;
    private final long tokensMax;

    GeminiPrompt(Question question, ContentRequest asked, ApiKey apiKey, Upstream upstream)
            throws ProviderFailure {
        this.request = question.request();
        this.model = question.model().upstream();
        this.asked = asked;
        // In the address, where it is taken too, the key would end up in logs.
        this.headers = Map.of("x-goog-api-key", apiKey.value());
        this.upstream = upstream;
        this.deadline = upstream.deadline();
        this.tokensMax =
                TokenBound.of(
                        asked.bodyWithoutMedia(),
                        GeminiMedia.tokensMax(question)
                                + (asked.hasHiddenPrompt() ? TokenBound.HIDDEN_PROMPT : 0),
                        question.model().contextTokensMax());
    }

    @Override
    public long tokensMax() {
        return tokensMax;
    }

    @Override
    public boolean hasAudio() {
        return asked.hasAudio();
    }

    @Override
    public Set<String> ignored() {
        return asked.ignored();
    }

    @Override
    public long countTokens() throws ProviderFailure {
        String counted = upstream.fetch(call(":countTokens", asked.countBody()), deadline);
        return TokenBound.ofCount(Counts.read(counted, "totalTokens"), tokensMax);
    }

    @Override
    public AnswerStream send(long outputTokensMax) throws ProviderFailure {
        return upstream.stream(
                call(":streamGenerateContent?alt=sse", asked.body(outputTokensMax)),
                deadline,
                new ContentReader(model, asked.question()));
    }

    private Call call(String operation, String body) {
        return new Call(request, "/v1beta/models/" + model + operation, headers, body);
    }
}
