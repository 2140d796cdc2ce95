package io.getinference.simulator.model;

/** What a model may take beyond the ordinary, or may not. */
public enum Ability {
    /** temperature, top_p and top_k. */
    SAMPLING,
    /** temperature and top_p in one request. */
    TEMPERATURE_WITH_TOP_P,
    /** An assistant message at the end, to be continued. */
    PREFILL,
    /** Gemini: one hidden prompt token for each content. */
    CONTENT_TOKENS,
    /** Gemini 2.0: a larger promptTokenCount, and no candidates count, until the last chunk. */
    SHRINKING_PROMPT_COUNT,
    /** Gemini 3: the finish reason comes in a chunk of its own with an empty text. */
    TRAILING_FINISH
}
