package io.getinference.simulator.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * An image as its header describes it; the rest of its bytes is never looked at.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(int width, int height) {
    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";
    private static final String GIF = "image/gif";
    private static final String WEBP = "image/webp";

    /** A byte that may stand before a marker any number of times. */
    private static final int FILL = 0xFF;

    /** The markers of a JPEG's frame header, one for each way to compress it. */
    private static final Set<Integer> FRAMES =
            Set.of(0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF);

    /** The media type that the first bytes tell, of the four that the providers take. */
    public static Optional<String> typeOf(byte[] data) {
        Bytes bytes = new Bytes(data);
        if (bytes.startWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (bytes.startWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (bytes.startWith("GIF87a") || bytes.startWith("GIF89a")) {
            return Optional.of(GIF);
        }
        return bytes.startWith("RIFF") && bytes.has(8, "WEBP")
                ? Optional.of(WEBP)
                : Optional.empty();
    }

    /** Reads the header; empty when it is of another kind or breaks off. */
    public static Optional<Picture> of(byte[] data) {
        Bytes bytes = new Bytes(data);
        try {
            return typeOf(data)
                    .map(type ->
                            switch (type) {
                                case PNG -> new Picture(bytes.big(16, 4), bytes.big(20, 4));
                                case GIF -> new Picture(bytes.little(6, 2), bytes.little(8, 2));
                                case JPEG -> jpeg(bytes);
                                default -> webp(bytes);
                            })
                    .filter(picture -> picture.width > 0 && picture.height > 0);
        } catch (ArrayIndexOutOfBoundsException breaksOff) {
            return Optional.empty();
        }
    }

    /** Segment by segment to the frame header. */
    private static Picture jpeg(Bytes bytes) {
        int at = 2;
        while (true) {
            int marker = bytes.big(at + 1, 1);
            if (FRAMES.contains(marker)) {
                return new Picture(bytes.big(at + 7, 2), bytes.big(at + 5, 2));
            }
            at += marker == FILL ? 1 : 2 + bytes.big(at + 2, 2);
        }
    }

    private static Picture webp(Bytes bytes) {
        if (bytes.has(12, "VP8 ")) {
            return new Picture(bytes.little(26, 2) & 0x3FFF, bytes.little(28, 2) & 0x3FFF);
        }
        if (bytes.has(12, "VP8L")) {
            int bits = bytes.little(21, 4);
            return new Picture((bits & 0x3FFF) + 1, ((bits >>> 14) & 0x3FFF) + 1);
        }
        return new Picture(bytes.little(24, 3) + 1, bytes.little(27, 3) + 1);
    }

    private static final class Bytes {
        private final byte[] data;

        Bytes(byte[] data) {
            this.data = data;
        }

        boolean startWith(String text) {
            return has(0, text);
        }

        boolean has(int at, String text) {
            byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < wanted.length; i++) {
                if (at + i >= data.length || data[at + i] != wanted[i]) {
                    return false;
                }
            }
            return true;
        }

        int big(int at, int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                value = (value << 8) | (data[at + i] & 0xFF);
            }
            return value;
        }

        int little(int at, int count) {
            int value = 0;
            for (int i = count - 1; i >= 0; i--) {
                value = (value << 8) | (data[at + i] & 0xFF);
            }
            return value;
        }
    }
}
