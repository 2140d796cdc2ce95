package io.getinference.gateway.provider.anthropic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * Ids of tool calls as Claude takes them. Callers may bring ids that another provider gave out, or
 * that they made up, or use one for several calls, which Claude refuses.
 */
final class ToolIds {

    private static final int CHARS_MAX = 64;

    private final Set<String> given = new HashSet<>();
    private final Map<String, String> latest = new HashMap<>();

    /** The id of another call; some callers number the calls of each turn anew. */
    String ofCall(String id) {
        boolean plain = id.matches("[a-zA-Z0-9_-]{1," + CHARS_MAX + "}");
        String taken = plain ? id : "toolu_" + digest(id);
        while (!given.add(taken)) {
            taken = "toolu_" + digest(taken);
        }
        latest.put(id, taken);
        return taken;
    }

    /** The id under which Claude knows the call that a result answers: the latest of its id. */
    String ofResult(String id) {
        return latest.getOrDefault(id, id);
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
