package io.getinference.common.claim;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a request that has claimed an idempotency key. */
public enum ClaimState {
    /** It may still be answered. */
    @JsonProperty("running")
    RUNNING,
    /** It was answered and charged; a retry gets its answer, if that was kept. */
    @JsonProperty("answered")
    ANSWERED,
    /** It was not answered: a retry runs anew. */
    @JsonProperty("released")
    RELEASED
}
