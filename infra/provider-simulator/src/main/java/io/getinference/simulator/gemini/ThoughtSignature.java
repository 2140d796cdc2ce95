package io.getinference.simulator.gemini;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** The sealed thought that a model wants back with its function call. */
final class ThoughtSignature {
    private static final String MARK = "simulated thought ";

    /** What Google documents for histories that never had a signature. */
    private static final Set<String> ESCAPES =
            Set.of("skip_thought_signature_validator", "context_engineering_is_the_way_to_go");

    private ThoughtSignature() {}

    /** The signature in the answer with {@code seed}. */
    static String of(long seed) {
        String sealed = MARK + Long.toHexString(seed);
        return Base64.getEncoder().encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@code base64} is one that was given out here, or one of the escapes. */
    static boolean isGood(String base64) {
        if (ESCAPES.contains(base64.replace('/', '_'))) {
            return true;
        }
        byte[] sealed = Base64.getDecoder().decode(base64);
        return new String(sealed, StandardCharsets.UTF_8).startsWith(MARK);
    }
}
