package io.getinference.gateway.provider;

import java.util.Base64;

/**
 * Data that is no text.
 *
 * @param type its media type, found in the data itself where that can tell, such as {@code
 *     image/png}
 * @param base64 the data in standard base64 with padding, as both providers take it
 */
public record Media(String type, String base64) {

    /** Encodes bytes. */
    public static Media of(String type, byte[] bytes) {
        return new Media(type, Base64.getEncoder().encodeToString(bytes));
    }

    /** The length of the data itself, in bytes. */
    public long bytes() {
        int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
        return base64.length() / 4L * 3 - padding;
    }

    /** The data would drown a log. */
    @Override
    public String toString() {
        return type + " of " + bytes() + " bytes";
    }
}
