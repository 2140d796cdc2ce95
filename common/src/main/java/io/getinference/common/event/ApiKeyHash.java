package io.getinference.common.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What is kept of an API key's secret: its SHA-256 in hex. A key has 256 random bits, so a plain
 * hash cannot be reversed by guessing.
 *
 * @param hex 64 lower-case hex digits; the record key on topic {@code api-keys}
 */
public record ApiKeyHash(String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public ApiKeyHash {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a SHA-256 in hex");
        }
    }

    /** The hash of a whole key, {@code sk-} included. */
    public static ApiKeyHash of(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new ApiKeyHash(
                    HexFormat.of()
                            .formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
