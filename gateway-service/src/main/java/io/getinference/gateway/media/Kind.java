package io.getinference.gateway.media;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Kinds of data that can be told by their first bytes. */
enum Kind {
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif"),
    WEBP("image/webp"),
    WAV("audio/wav"),
    MP3("audio/mp3"),
    PDF("application/pdf");

    private static final int FRAME_SYNC = 0xE0;
    private static final int LAYER = 0x06;
    private static final int LAYER_3 = 0x02;

    private static final Map<String, Kind> BY_BEGINNING =
            Map.of(
                    "\u0089PNG\r\n\u001a\n", PNG,
                    "\u00ff\u00d8\u00ff", JPEG,
                    "GIF87a", GIF,
                    "GIF89a", GIF,
                    "%PDF-", PDF,
                    "ID3", MP3);

    private final String type;

    Kind(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    boolean isImage() {
        return type.startsWith("image/");
    }

    static @Nullable Kind of(byte[] bytes) {
        if (startsWith(bytes, 0, "RIFF")) {
            return riff(bytes);
        }
        for (Map.Entry<String, Kind> known : BY_BEGINNING.entrySet()) {
            if (startsWith(bytes, 0, known.getKey())) {
                return known.getValue();
            }
        }
        return isMp3Frame(bytes) ? MP3 : null;
    }

    private static @Nullable Kind riff(byte[] bytes) {
        int form = 8;
        if (startsWith(bytes, form, "WEBP")) {
            return WEBP;
        }
        return startsWith(bytes, form, "WAVE") ? WAV : null;
    }

    private static boolean isMp3Frame(byte[] bytes) {
        return bytes.length > 1
                && bytes[0] == (byte) 0xFF
                && (bytes[1] & FRAME_SYNC) == FRAME_SYNC
                && (bytes[1] & LAYER) == LAYER_3;
    }

    private static boolean startsWith(byte[] bytes, int at, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }
}
