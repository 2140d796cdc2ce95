package io.getinference.gateway.media;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Media;

import org.jspecify.annotations.Nullable;

import java.util.Base64;

/** Tells by the data itself what it is. */
public final class MediaReader {

    private MediaReader() {}

    /** A picture that both providers take. */
    public static Content.Image image(String base64) throws MediaException {
        return image(decoded(base64));
    }

    static Content.Image image(byte[] bytes) throws MediaException {
        Kind kind = Kind.of(bytes);
        if (kind == null || !kind.isImage()) {
            throw new MediaException("the data is no PNG, JPEG, GIF or WebP picture.");
        }
        return new Content.Image(Media.of(kind.type(), bytes), PictureSize.of(kind, bytes));
    }

    /**
     * A recording.
     *
     * @param format what the caller says that it is, wav or mp3
     */
    public static Content.Audio audio(String base64, String format) throws MediaException {
        byte[] bytes = decoded(base64);
        Kind kind = Kind.of(bytes);
        if (kind == null || !kind.name().equalsIgnoreCase(format)) {
            throw new MediaException("the data is no " + format + " recording.");
        }
        return new Content.Audio(Media.of(kind.type(), bytes));
    }

    /** A file; PDF is the only kind that providers read. */
    public static Content.Document document(String base64, @Nullable String name)
            throws MediaException {
        byte[] bytes = decoded(base64);
        if (Kind.of(bytes) != Kind.PDF) {
            throw new MediaException("the data is no PDF document.");
        }
        return new Content.Document(Media.of(Kind.PDF.type(), bytes), name);
    }

    /** Padding may be missing and lines broken, as many encoders have it. */
    private static byte[] decoded(String base64) throws MediaException {
        try {
            byte[] bytes =
                    base64.indexOf('\n') >= 0 || base64.indexOf('\r') >= 0
                            ? Base64.getMimeDecoder().decode(base64)
                            : Base64.getDecoder().decode(base64);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below in one place.
        }
        throw new MediaException("the data is not base64, or empty.");
    }
}
