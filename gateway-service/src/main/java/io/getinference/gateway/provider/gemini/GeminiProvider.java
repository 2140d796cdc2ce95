package io.getinference.gateway.provider.gemini;

import io.getinference.common.catalogue.Provider;
import io.getinference.gateway.provider.ModelProvider;
import io.getinference.gateway.provider.Prompt;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.upstream.ProviderSettings;
import io.getinference.gateway.provider.upstream.Upstream;

/** Asks Gemini. */
final class GeminiProvider implements ModelProvider, AutoCloseable {

    private final ProviderSettings settings;
    private final Upstream upstream;

    GeminiProvider(ProviderSettings settings) {
        this.settings = settings;
        this.upstream = new Upstream(settings, new GeminiErrors());
    }

    @Override
    public Provider provider() {
        return Provider.GEMINI;
    }

    @Override
    public Prompt translate(Question question) throws ProviderFailure {
        return new GeminiPrompt(question, ContentRequest.of(question), settings.apiKey(), upstream);
    }

    @Override
    public void close() {
        upstream.close();
    }
}
