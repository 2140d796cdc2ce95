package io.getinference.gateway.provider.gemini;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Translated;

/** What Gemini would be sent. */
public final class GeminiBody {

    private GeminiBody() {}

    public static Translated of(Question question, long cap) throws ProviderFailure {
        ContentRequest request = ContentRequest.of(question);
        return new Translated(request.body(cap), request.ignored());
    }
}
