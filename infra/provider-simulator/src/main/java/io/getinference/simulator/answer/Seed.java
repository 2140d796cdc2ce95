package io.getinference.simulator.answer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes that make an answer a function of its request. */
public final class Seed {
    private Seed() {}

    /** A number that is the same for the same text. */
    public static long of(String text) {
        return ByteBuffer.wrap(sha256(text)).getLong();
    }

    /** The SHA-256 of the text, in hexadecimal. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
