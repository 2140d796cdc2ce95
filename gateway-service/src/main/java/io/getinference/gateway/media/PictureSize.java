package io.getinference.gateway.media;

import io.getinference.gateway.provider.Content.Pixels;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The size of a picture, from its header; no pixel is decoded. */
final class PictureSize {

    private static final int WEBP_HEAD = 30;
    private static final int WEBP_CHUNK = 12;

    private PictureSize() {}

    static @Nullable Pixels of(Kind kind, byte[] bytes) {
        try {
            return kind == Kind.WEBP ? webp(bytes) : byHeader(bytes);
        } catch (IOException | RuntimeException e) {
            // A header that lies or is cut: nobody knows the size, and the bound is made without
            // it.
            return null;
        }
    }

    private static @Nullable Pixels byHeader(byte[] bytes) throws IOException {
        try (ImageInputStream input =
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return new Pixels(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        }
    }

    /** The JDK reads no WebP; its three forms have the size in the first thirty bytes. */
    private static @Nullable Pixels webp(byte[] bytes) {
        if (bytes.length < WEBP_HEAD) {
            return null;
        }
        int bits14 = 0x3FFF;
        return switch ((char) bytes[WEBP_CHUNK + 3]) {
            case ' ' -> new Pixels(little(bytes, 26, 2) & bits14, little(bytes, 28, 2) & bits14);
            case 'L' -> {
                int packed = little(bytes, 21, 4);
                yield new Pixels((packed & bits14) + 1, ((packed >>> 14) & bits14) + 1);
            }
            case 'X' -> new Pixels(little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1);
            default -> null;
        };
    }

    private static int little(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << Byte.SIZE) | (bytes[at + i] & 0xFF);
        }
        return value;
    }
}
