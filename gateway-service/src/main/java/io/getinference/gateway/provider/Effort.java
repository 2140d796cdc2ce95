package io.getinference.gateway.provider;

/** How much the caller wants the model to think before it answers, by OpenAI's names. */
public enum Effort {
    NONE,
    MINIMAL,
    LOW,
    MEDIUM,
    HIGH,
    XHIGH,
    MAX
}
