package io.getinference.common.claim;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.RequestId;

import org.jspecify.annotations.Nullable;

/**
 * Who has claimed an idempotency key, once the claim that was asked about is applied.
 *
 * @param holder whose claim counts
 * @param body what the holder asked
 * @param state how far the holder is
 * @param answer where the holder's answer is stored; null where there is none, or it was not kept
 */
public record ClaimAnswer(
        @JsonProperty("holder") RequestId holder,
        @JsonProperty("body") BodyHash body,
        @JsonProperty("state") ClaimState state,
        @JsonProperty("answer") @Nullable AnswerPlace answer) {

    public ClaimAnswer {
        if (answer != null && state != ClaimState.ANSWERED) {
            throw new IllegalArgumentException("only who was answered has an answer");
        }
    }
}
