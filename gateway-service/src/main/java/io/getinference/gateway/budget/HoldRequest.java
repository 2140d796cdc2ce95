package io.getinference.gateway.budget;

import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Tiers;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.provider.PromptSize;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a request may cost.
 *
 * @param tiers the prices it is held at: every row that any attempt may use
 * @param prompt how large what will be sent is; its bound on tokens is part of the hold
 * @param choices how many answers are wished; each may take the cap on output
 * @param outputTokensAsked the caller's cap on output, or null if there is none
 * @param outputTokensMax the model's own cap
 * @param thinkingTokensMin output that the model needs before it can answer
 * @param strict whether the caller prefers a refusal to a smaller cap than it wished
 */
public record HoldRequest(
        Caller caller,
        Tiers tiers,
        PromptSize prompt,
        int choices,
        @Nullable Long outputTokensAsked,
        long outputTokensMax,
        long thinkingTokensMin,
        boolean strict) {

    private static final int BOUND_TO_TOKENS = 4;

    /** A request that takes a smaller cap rather than a refusal, as most do. */
    public HoldRequest(
            Caller caller,
            Tiers tiers,
            PromptSize prompt,
            int choices,
            @Nullable Long outputTokensAsked,
            long outputTokensMax,
            long thinkingTokensMin) {
        this(
                caller,
                tiers,
                prompt,
                choices,
                outputTokensAsked,
                outputTokensMax,
                thinkingTokensMin,
                false);
    }

    /** The same, from a caller who may prefer a refusal to a smaller cap. */
    public HoldRequest strictly(boolean isStrict) {
        return new HoldRequest(
                caller,
                tiers,
                prompt,
                choices,
                outputTokensAsked,
                outputTokensMax,
                thinkingTokensMin,
                isStrict);
    }

    long outputTokensWished() {
        return outputTokensAsked == null
                ? outputTokensMax
                : Math.min(outputTokensAsked, outputTokensMax);
    }

    /**
     * What it is expected to use of its key's rate: its own cap, as its caller chose it, and about
     * what a prompt of that size has in tokens, which is a quarter of the bound on them.
     *
     * @param outputTokensAssumed what an answer uses where its caller named no cap
     */
    long tokensExpected(long outputTokensAssumed) {
        long output =
                outputTokensAsked == null
                        ? Math.min(outputTokensAssumed, outputTokensMax)
                        : outputTokensWished();
        return prompt.tokensMax() / BOUND_TO_TOKENS + output * choices;
    }

    Sizing sizing(long promptTokensMax, long outputTokensUseful) {
        long wished = outputTokensWished();
        long useful = thinkingTokensMin + Math.min(outputTokensUseful, wished);
        long least = strict ? wished : Math.min(wished, useful);
        return new Sizing(dearest(), promptTokensMax, choices, wished, least);
    }

    /** With recordings any token of the prompt may be one of theirs, which can cost more. */
    private Tiers dearest() {
        return prompt.hasAudio()
                ? new Tiers(tiers.rows().stream().map(HoldRequest::withAudioAsInput).toList())
                : tiers;
    }

    private static Price withAudioAsInput(Price row) {
        Map<TokenKind, Money> prices = new EnumMap<>(row.perMillion().perMillion());
        Money audio = prices.get(TokenKind.INPUT_AUDIO);
        if (audio != null) {
            prices.merge(TokenKind.INPUT, audio, Money::max);
        }
        return new Price(
                row.id(),
                row.model(),
                row.validFrom(),
                row.fromPromptTokens(),
                new UnitPrices(prices));
    }
}
