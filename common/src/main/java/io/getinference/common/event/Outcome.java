package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an attempt at a provider ended; it decides whether the customer pays. */
public enum Outcome {
    /** The answer ended as the provider meant it to, with its usage. */
    @JsonProperty("completed")
    COMPLETED,
    /**
     * The caller left, or the gateway died with the answer on its way; it was read to its end all
     * the same, or as far as the usage that is then {@code estimated} says.
     */
    @JsonProperty("drained")
    DRAINED,
    /**
     * The provider broke off after some output, or we did: the caller did not get what was asked.
     */
    @JsonProperty("failed")
    FAILED,
    /** The provider declined without writing anything, and does not bill it. */
    @JsonProperty("declined")
    DECLINED;

    /** Whether the customer pays for the usage; otherwise it is the house's. */
    public boolean isBillable() {
        return switch (this) {
            case COMPLETED, DRAINED -> true;
            case FAILED, DECLINED -> false;
        };
    }
}
