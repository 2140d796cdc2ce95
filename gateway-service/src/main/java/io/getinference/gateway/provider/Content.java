package io.getinference.gateway.provider;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/** A part of what a user says or shows. */
public sealed interface Content {

    /** Words. */
    record Text(String text) implements Content {}

    /**
     * A picture.
     *
     * @param size null if its header does not tell; then nobody knows how many tokens it is
     */
    record Image(Media media, @Nullable Pixels size) implements Content {}

    /** A recording. */
    record Audio(Media media) implements Content {}

    /**
     * A file to read.
     *
     * @param name as the caller called it, or null
     */
    record Document(Media media, @Nullable String name) implements Content {}

    /**
     * A picture that is still somewhere else; it is fetched before the question is asked.
     *
     * @param field where the request names it
     */
    record Linked(URI address, String field) implements Content {}

    /** The size of a picture. */
    record Pixels(int width, int height) {

        public Pixels {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException("a picture has at least one pixel");
            }
        }
    }
}
