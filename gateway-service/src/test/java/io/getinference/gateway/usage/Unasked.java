package io.getinference.gateway.usage;

import io.getinference.common.catalogue.Provider;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ModelProvider;
import io.getinference.gateway.provider.Prompt;
import io.getinference.gateway.provider.Question;

import java.util.Set;

/** A provider, and a prompt of 100 tokens for it, that nobody ever sends. */
final class Unasked implements ModelProvider, Prompt {

    @Override
    public Provider provider() {
        return Provider.ANTHROPIC;
    }

    @Override
    public Prompt translate(Question question) {
        return this;
    }

    @Override
    public long tokensMax() {
        return 100;
    }

    @Override
    public Set<String> ignored() {
        return Set.of();
    }

    @Override
    public long countTokens() {
        return 100;
    }

    @Override
    public AnswerStream send(long outputTokensMax) {
        throw new UnsupportedOperationException("nobody is asked here");
    }
}
