package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.claim.AnswerPlace;
import io.getinference.common.claim.ClaimId;
import io.getinference.common.claim.ClaimState;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;

import org.jspecify.annotations.Nullable;

/**
 * A request that claimed an idempotency key is over. Whoever does not hold the claim ends nothing.
 *
 * @param state answered or released
 * @param answer where its answer is stored; null where there is none, or it was not kept
 */
public record ClaimEnded(
        @JsonProperty("account") AccountId account,
        @JsonProperty("key") KeyId key,
        @JsonProperty("claim") ClaimId claim,
        @JsonProperty("life") LifeId life,
        @JsonProperty("request") RequestId request,
        @JsonProperty("state") ClaimState state,
        @JsonProperty("answer") @Nullable AnswerPlace answer)
        implements ClaimFact {

    public ClaimEnded {
        if (state == ClaimState.RUNNING) {
            throw new IllegalArgumentException("what is over does not run");
        }
        if (answer != null && state != ClaimState.ANSWERED) {
            throw new IllegalArgumentException("only who was answered has an answer");
        }
    }

    /**
     * A request was answered and charged.
     *
     * @param answer null where it was not kept
     */
    public static ClaimEnded answered(RequestClaimed claimed, @Nullable AnswerPlace answer) {
        return of(claimed, ClaimState.ANSWERED, answer);
    }

    /** A request was not answered. */
    public static ClaimEnded released(RequestClaimed claimed) {
        return of(claimed, ClaimState.RELEASED, null);
    }

    private static ClaimEnded of(
            RequestClaimed claimed, ClaimState state, @Nullable AnswerPlace answer) {
        return new ClaimEnded(
                claimed.account(),
                claimed.key(),
                claimed.claim(),
                claimed.life(),
                claimed.request(),
                state,
                answer);
    }
}
