package io.getinference.simulator.model;

/** What a model may take beyond the ordinary, or may not. */
public enum Ability {
    /** temperature, top_p and top_k. */
    SAMPLING,
    /** temperature and top_p in one request. */
    TEMPERATURE_WITH_TOP_P,
    /** An assistant message at the end, to be continued. */
    PREFILL,
    /** Claude: a tool may be forced by tool_choice. */
    FORCED_TOOLS,
    /** Claude: output_config.format, and strict tools. */
    STRUCTURED_OUTPUT,
    /** Claude: output_config.effort. */
    EFFORT,
    /** Claude: messages of role system within the conversation. */
    SYSTEM_MESSAGES,
    /** Claude: speed fast. */
    FAST,
    /** Claude: inference_geo. */
    GEO,
    /** Claude: images of up to 2,576 pixels at their full size. */
    LARGE_IMAGES,
    /** Claude: prompts are cached from 1,024 tokens on, not from 4,096. */
    SMALL_CACHE_ENTRIES,
    /** Gemini: one hidden prompt token for each content. */
    CONTENT_TOKENS,
    /** Gemini 2.0: a larger promptTokenCount, and no candidates count, until the last chunk. */
    SHRINKING_PROMPT_COUNT,
    /** Gemini 3: the finish reason comes in a chunk of its own with an empty text. */
    TRAILING_FINISH,
    /** Gemini 2.0: presencePenalty and frequencyPenalty other than zero. */
    PENALTIES,
    /** Gemini 2.0: responseLogprobs. */
    LOGPROBS,
    /** Gemini 2.5 and later: a long beginning that was sent before is read from a cache. */
    IMPLICIT_CACHE,
    /** Gemini 3: function calls carry a signature and have to come back with it. */
    SIGNED_CALLS,
    /** Gemini 3: an answer in a given form while there are functions to call. */
    JSON_WITH_TOOLS,
    /** Gemini 3: media cost what the resolution says, not the size; single parts may have one. */
    MEDIA_RESOLUTION
}
