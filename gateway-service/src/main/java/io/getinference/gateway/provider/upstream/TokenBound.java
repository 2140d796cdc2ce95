package io.getinference.gateway.provider.upstream;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The most tokens that a prompt can be. A tokenizer with byte fallback makes at most one token of a
 * byte, of the text as it is or after NFKC, which can be eleven times longer; the JSON around the
 * text pays for what a provider wraps it in.
 */
public final class TokenBound {

    /** The most that tools or a format add; 530 tokens have been seen. */
    public static final long HIDDEN_PROMPT = 1_024;

    private static final long FRAME_TOKENS = 64;

    private TokenBound() {}

    /**
     * The bound for a body without the data of its media; a prompt over the context window is
     * refused unbilled.
     *
     * @param more tokens that do not follow the length of the body: media, and prompts that a
     *     provider adds
     */
    public static long of(String body, long more, long contextTokensMax) {
        if (more >= contextTokensMax) {
            return contextTokensMax;
        }
        return Math.min(contextTokensMax, bytes(body) + FRAME_TOKENS + more);
    }

    /**
     * A provider's own count with a margin for its being an estimate, 2 % and the frame; still
     * within the bound.
     */
    public static long ofCount(long counted, long bound) {
        return Math.min(bound, counted + Math.ceilDiv(counted, 50L) + FRAME_TOKENS);
    }

    private static long bytes(String text) {
        long plain = utf8(text);
        if (Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
            return plain;
        }
        return Math.max(plain, utf8(Normalizer.normalize(text, Normalizer.Form.NFKC)));
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
