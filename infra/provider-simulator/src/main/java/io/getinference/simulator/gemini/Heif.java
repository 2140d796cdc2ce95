package io.getinference.simulator.gemini;

import io.getinference.simulator.media.Picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** HEIC and HEIF images, which of the two providers only Google takes. */
final class Heif {
    private Heif() {}

    /** The size in the first box {@code ispe} (image spatial extents), wherever it is. */
    static Optional<Picture> of(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int box = text.startsWith("ftyp", 4) ? text.indexOf("ispe") : -1;
        if (box < 0 || box + 16 > file.length) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(file);
        return Optional.of(new Picture(bytes.getInt(box + 8), bytes.getInt(box + 12)))
                .filter(picture -> picture.width() > 0 && picture.height() > 0);
    }
}
