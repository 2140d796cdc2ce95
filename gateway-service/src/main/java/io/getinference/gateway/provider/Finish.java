package io.getinference.gateway.provider;

/** Why an answer ended. */
public enum Finish {
    /** The model was done, or met a stop text. */
    STOP,
    /** It waits for the tools that it called. */
    TOOL_CALLS,
    /** It reached the cap on output or the end of its context. */
    LENGTH,
    /** The provider withheld it. */
    CONTENT_FILTER
}
