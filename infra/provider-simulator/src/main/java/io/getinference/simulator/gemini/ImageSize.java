package io.getinference.simulator.gemini;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Width and height in pixels, read from the head of a PNG, JPEG, WebP or HEIF file. */
record ImageSize(int width, int height) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** The size; empty when the bytes are none of these formats or stop before it is told. */
    static Optional<ImageSize> of(byte[] file) {
        return read(file).filter(size -> size.width > 0 && size.height > 0);
    }

    private static Optional<ImageSize> read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        try {
            if (bytes.remaining() > PNG.length
                    && bytes.slice(0, PNG.length).equals(ByteBuffer.wrap(PNG))) {
                return Optional.of(new ImageSize(bytes.getInt(16), bytes.getInt(20)));
            }
            if (bytes.getShort(0) == (short) 0xffd8) {
                return jpeg(bytes);
            }
            if (says(bytes, 0, "RIFF") && says(bytes, 8, "WEBP")) {
                return webp(bytes.order(ByteOrder.LITTLE_ENDIAN));
            }
            return says(bytes, 4, "ftyp") ? heif(bytes) : Optional.empty();
        } catch (IndexOutOfBoundsException cutOff) {
            return Optional.empty();
        }
    }

    /** The size is in the frame header, behind segments of known length. */
    private static Optional<ImageSize> jpeg(ByteBuffer bytes) {
        int at = 2;
        while (true) {
            int marker = bytes.getShort(at) & 0xffff;
            boolean frame =
                    marker >= 0xffc0
                            && marker <= 0xffcf
                            && marker != 0xffc4
                            && marker != 0xffc8
                            && marker != 0xffcc;
            if (frame) {
                return Optional.of(
                        new ImageSize(
                                bytes.getShort(at + 7) & 0xffff, bytes.getShort(at + 5) & 0xffff));
            }
            if (marker < 0xff00) {
                return Optional.empty();
            }
            at += marker == 0xffff ? 1 : 2 + (bytes.getShort(at + 2) & 0xffff);
        }
    }

    private static Optional<ImageSize> webp(ByteBuffer bytes) {
        if (says(bytes, 12, "VP8X")) {
            return Optional.of(
                    new ImageSize(
                            1 + (bytes.getInt(24) & 0xffffff),
                            1 + (bytes.getInt(26) >>> 8 & 0xffffff)));
        }
        if (says(bytes, 12, "VP8L")) {
            int packed = bytes.getInt(21);
            return Optional.of(new ImageSize(1 + (packed & 0x3fff), 1 + (packed >>> 14 & 0x3fff)));
        }
        return says(bytes, 12, "VP8 ")
                ? Optional.of(
                        new ImageSize(bytes.getShort(26) & 0x3fff, bytes.getShort(28) & 0x3fff))
                : Optional.empty();
    }

    /** The first box {@code ispe} (image spatial extents), wherever it is. */
    private static Optional<ImageSize> heif(ByteBuffer bytes) {
        for (int at = 8; at + 16 <= bytes.limit(); at++) {
            if (says(bytes, at, "ispe")) {
                return Optional.of(new ImageSize(bytes.getInt(at + 8), bytes.getInt(at + 12)));
            }
        }
        return Optional.empty();
    }

    private static boolean says(ByteBuffer bytes, int at, String text) {
        return bytes.limit() >= at + text.length()
                && bytes.slice(at, text.length())
                        .equals(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
