package io.getinference.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Tiers;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.Prompt;
import io.getinference.gateway.provider.ProviderFailure;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Requests for holds at one nano-dollar a token, so that money reads as tokens. */
final class Requests {

    static final long MODEL_MAX = 10_000;
    static final Caller CALLER = new Caller(AccountId.next(), KeyId.next());

    private static final Tiers PRICES =
            new Tiers(
                    List.of(
                            new Price(
                                    PriceId.next(),
                                    new UpstreamModel("m"),
                                    Instant.EPOCH,
                                    0,
                                    new UnitPrices(
                                            Map.of(
                                                    TokenKind.INPUT,
                                                    new Money(1_000_000),
                                                    TokenKind.OUTPUT,
                                                    new Money(1_000_000))))));

    private Requests() {}

    static HoldRequest request(@Nullable Long asked, long promptTokensMax, long promptTokens) {
        return request(asked, new FixedPrompt(promptTokensMax, OptionalLong.of(promptTokens)));
    }

    /** A request whose prompt the provider does not count. */
    static HoldRequest uncounted(@Nullable Long asked, long promptTokensMax) {
        return request(asked, new FixedPrompt(promptTokensMax, OptionalLong.empty()));
    }

    private static HoldRequest request(@Nullable Long asked, Prompt prompt) {
        return new HoldRequest(CALLER, PRICES, prompt, 1, asked, MODEL_MAX, 0);
    }

    static Hold held(Budget budget, @Nullable Long asked, long promptTokens) {
        HoldOutcome outcome = budget.hold(request(asked, promptTokens, promptTokens));
        assertThat(outcome).isInstanceOf(HoldOutcome.Held.class);
        return ((HoldOutcome.Held) outcome).hold();
    }

    static LifeId life() {
        return new LifeId(GatewayId.next(), 1);
    }

    static Caller another() {
        return new Caller(AccountId.next(), KeyId.next());
    }

    private record FixedPrompt(long tokensMax, OptionalLong counted) implements Prompt {
        @Override
        public long countTokens() throws ProviderFailure {
            return counted.orElseThrow(() ->
                    new ProviderFailure(
                            new ProviderFailure.Unavailable(), "it does not count", null));
        }

        @Override
        public Set<String> ignored() {
            return Set.of();
        }

        @Override
        public AnswerStream send(long outputTokensMax) throws ProviderFailure {
            throw new UnsupportedOperationException("a budget never sends");
        }
    }
}
