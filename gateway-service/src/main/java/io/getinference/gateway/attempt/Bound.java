package io.getinference.gateway.attempt;

import io.getinference.common.rating.Tiers;
import io.getinference.gateway.provider.PromptSize;
import io.getinference.gateway.provider.ProviderFailure;

/**
 * What no attempt at a question goes beyond, whoever answers it in the end: the one hold is sized
 * by it.
 *
 * @param tiers every price row that an attempt may use
 * @param outputTokensMax the most that the model which is asked first writes
 * @param thinkingTokensMin output that is needed before there can be an answer
 */
public record Bound(Tiers tiers, PromptSize prompt, long outputTokensMax, long thinkingTokensMin) {

    static Bound of(Way way) {
        return new Bound(
                way.route().tiers(),
                way.prompt(),
                way.route().model().outputTokensMax(),
                way.route().model().abilities().thinkingTokensMin());
    }

    Bound or(Bound spare) {
        return new Bound(
                tiers.or(spare.tiers),
                new Larger(prompt, spare.prompt),
                outputTokensMax,
                Math.max(thinkingTokensMin, spare.thinkingTokensMin));
    }

    /** Of two translations of a question the larger, by each measure. */
    private record Larger(PromptSize one, PromptSize other) implements PromptSize {

        @Override
        public long tokensMax() {
            return Math.max(one.tokensMax(), other.tokensMax());
        }

        @Override
        public boolean hasAudio() {
            return one.hasAudio() || other.hasAudio();
        }

        @Override
        public long countTokens() throws ProviderFailure {
            return Math.max(one.countTokens(), other.countTokens());
        }
    }
}
