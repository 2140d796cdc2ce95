package io.getinference.gateway.provider.anthropic;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Translated;

/** What Claude would be sent. */
public final class ClaudeBody {

    private ClaudeBody() {}

    public static Translated of(Question question, long cap) throws ProviderFailure {
        MessagesRequest request = MessagesRequest.of(question);
        return new Translated(request.body(cap), request.ignored());
    }
}
