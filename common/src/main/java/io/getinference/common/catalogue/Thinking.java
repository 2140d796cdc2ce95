package io.getinference.common.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether a model thinks before it answers. Thinking is billed as output and counts towards the cap
 * on output.
 */
public enum Thinking {
    @JsonProperty("none")
    NONE,
    @JsonProperty("off_by_default")
    OFF_BY_DEFAULT,
    @JsonProperty("on_by_default")
    ON_BY_DEFAULT,
    /** It cannot be switched off. */
    @JsonProperty("always")
    ALWAYS
}
