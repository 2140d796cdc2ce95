package io.getinference.gateway.provider.anthropic;

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

/** A question to Claude, ready to be sent. */
final class ClaudePrompt implements Prompt {

    /** The version that still takes temperature and top_p. */
    private static final String VERSION = "2023-06-01";

    private final RequestId request;
    private final UpstreamModel model;
    private final MessagesRequest asked;
    private final Map<String, String> headers;
    private final Upstream upstream;
    private final Deadline deadline;
    private final long tokensMax;

    ClaudePrompt(Question question, MessagesRequest asked, ApiKey apiKey, Upstream upstream)
            throws ProviderFailure {
        this.request = question.request();
        this.model = question.model().upstream();
        this.asked = asked;
        this.headers = Map.of("x-api-key", apiKey.value(), "anthropic-version", VERSION);
        this.upstream = upstream;
        this.deadline = upstream.deadline();
        this.tokensMax =
                TokenBound.of(
                        asked.bodyWithoutMedia(),
                        ClaudeMedia.tokensMax(question) + hidden(asked),
                        question.model().contextTokensMax());
    }

    @Override
    public long tokensMax() {
        return tokensMax;
    }

    @Override
    public Set<String> ignored() {
        return asked.ignored();
    }

    @Override
    public long countTokens() throws ProviderFailure {
        String counted =
                upstream.fetch(call("/v1/messages/count_tokens", asked.countBody()), deadline);
        return TokenBound.ofCount(Counts.read(counted, "input_tokens"), tokensMax);
    }

    @Override
    public AnswerStream send(long outputTokensMax) throws ProviderFailure {
        return upstream.stream(
                call("/v1/messages", asked.body(outputTokensMax)),
                deadline,
                new MessageReader(model, asked.format()));
    }

    /** Tools and formats bring a prompt of their own, which is billed. */
    private static long hidden(MessagesRequest asked) {
        boolean none = !asked.prompt().has("tools") && !asked.prompt().has("output_config");
        return none ? 0 : TokenBound.HIDDEN_PROMPT;
    }

    private Call call(String path, String body) {
        return new Call(request, path, headers, body);
    }
}
