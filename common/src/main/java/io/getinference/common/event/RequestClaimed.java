package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.claim.BodyHash;
import io.getinference.common.claim.ClaimId;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;

/** A request claims an idempotency key; the first one has it. Written before anything is held. */
public record RequestClaimed(
        @JsonProperty("account") AccountId account,
        @JsonProperty("key") KeyId key,
        @JsonProperty("claim") ClaimId claim,
        @JsonProperty("body") BodyHash body,
        @JsonProperty("life") LifeId life,
        @JsonProperty("request") RequestId request)
        implements ClaimFact {}
