package io.getinference.common.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whom we buy answers from. */
public enum Provider {
    @JsonProperty("gemini")
    GEMINI,
    @JsonProperty("anthropic")
    ANTHROPIC;

    /** The company, as {@code owned_by} names it in the public list of models. */
    public String company() {
        return switch (this) {
            case GEMINI -> "google";
            case ANTHROPIC -> "anthropic";
        };
    }
}
