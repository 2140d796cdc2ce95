package io.getinference.common.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What some models take and others refuse, beyond the oldest four that {@link Abilities} names. */
public enum Ability {
    /** An answer by a JSON Schema. */
    @JsonProperty("structured_output")
    STRUCTURED_OUTPUT,
    /** The order to call a tool. */
    @JsonProperty("forced_tools")
    FORCED_TOOLS,
    /** A format of the answer beside tools. */
    @JsonProperty("format_with_tools")
    FORMAT_WITH_TOOLS,
    /** Presence and frequency penalties. */
    @JsonProperty("penalties")
    PENALTIES,
    /** The question how probable each token was. */
    @JsonProperty("logprobs")
    LOGPROBS,
    /** A seed. */
    @JsonProperty("seed")
    SEED,
    /** Several answers to one question. */
    @JsonProperty("choices")
    CHOICES,
    /** Takes a picture in more detail, and counts more tokens for it, than the models before it. */
    @JsonProperty("large_pictures")
    LARGE_PICTURES,
    /** Recordings. */
    @JsonProperty("audio")
    AUDIO,
    /** Wants every call that it made back with the signature that it gave it. */
    @JsonProperty("call_signatures")
    CALL_SIGNATURES
}
