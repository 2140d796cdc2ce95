package io.getinference.gateway.provider;

/** Who speaks in a turn of the conversation. */
public enum Role {
    /** The developer's instructions; may stand anywhere and more than once. */
    SYSTEM,
    USER,
    ASSISTANT
}
