package io.getinference.gateway.provider.anthropic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids of tool calls as Claude takes them. Callers may bring ids that another provider gave out, or
 * that they made up; a call and its result are turned alike, so they still match.
 */
final class ToolIds {

    private static final int CHARS_MAX = 64;

    private ToolIds() {}

    static String taken(String id) {
        boolean plain = id.matches("[a-zA-Z0-9_-]{1," + CHARS_MAX + "}");
        return plain ? id : "toolu_" + digest(id);
    }

    private static String digest(String id) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(id.getBytes(StandardCharsets.UTF_8));
            int bytes = 16;
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
