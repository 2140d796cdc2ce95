package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where credit came from: only what was paid for becomes revenue. */
public enum GrantKind {
    @JsonProperty("paid")
    PAID,
    @JsonProperty("promotional")
    PROMOTIONAL
}
