package io.getinference.gateway.provider;

import java.util.List;

/**
 * One message of the conversation, as the caller wrote it.
 *
 * @param texts its text parts in order; they may be empty, and whoever translates them drops what a
 *     provider refuses
 */
public record Turn(Role role, List<String> texts) {

    public Turn {
        texts = List.copyOf(texts);
    }

    public static Turn of(Role role, String text) {
        return new Turn(role, List.of(text));
    }
}
