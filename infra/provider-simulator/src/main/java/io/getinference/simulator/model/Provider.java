package io.getinference.simulator.model;

import java.util.Locale;

/** Whose API is played. */
public enum Provider {
    /** api.anthropic.com. */
    ANTHROPIC,
    /** generativelanguage.googleapis.com. */
    GEMINI;

    /** The name on the wire of the control API and of the bill log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
