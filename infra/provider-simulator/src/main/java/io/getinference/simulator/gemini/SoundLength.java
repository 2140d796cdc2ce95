package io.getinference.simulator.gemini;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** How long a sound file plays: exact for WAV, by the first frame for MP3, else estimated. */
final class SoundLength {
    /** 64 kbit a second. */
    private static final int USUAL_BYTES_PER_SECOND = 8_000;

    /** Layer III of MPEG 1, in kbit a second. */
    private static final int[] MP3_RATES = {
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0
    };

    private SoundLength() {}

    /** Seconds begun. */
    static int seconds(byte[] file) {
        return Math.max(1, Math.ceilDiv(file.length, bytesPerSecond(file)));
    }

    private static int bytesPerSecond(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length >= 32
                && new String(file, 0, 4, StandardCharsets.US_ASCII).equals("RIFF")
                && bytes.getInt(28) > 0) {
            return bytes.getInt(28);
        }
        boolean mp3 = file.length >= 4 && (bytes.getShort(0) & 0xfeff) == 0xfaff;
        int rate = mp3 ? MP3_RATES[file[2] >> 4 & 0xf] : 0;
        return rate > 0 ? rate * 1_000 / Byte.SIZE : USUAL_BYTES_PER_SECOND;
    }
}
