package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.Provider;
import io.getinference.gateway.provider.ModelProvider;
import io.getinference.gateway.provider.Prompt;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.upstream.ProviderSettings;
import io.getinference.gateway.provider.upstream.Upstream;

/** Asks Claude. */
final class AnthropicProvider implements ModelProvider, AutoCloseable {

    private final ProviderSettings settings;
    private final Upstream upstream;

    AnthropicProvider(ProviderSettings settings) {
        this.settings = settings;
        this.upstream = new Upstream(settings, new ClaudeErrors());
    }

    @Override
    public Provider provider() {
        return Provider.ANTHROPIC;
    }

    @Override
    public Prompt translate(Question question) throws ProviderFailure {
        return new ClaudePrompt(
                question, MessagesRequest.of(question), settings.apiKey(), upstream);
    }

    @Override
    public void close() {
        upstream.close();
    }
}
