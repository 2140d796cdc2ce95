package io.getinference.common.event;

import org.jspecify.annotations.Nullable;

/** A record that is none of our events; it is quarantined, never skipped in silence. */
public final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
