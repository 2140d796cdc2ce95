package io.getinference.gateway.provider.upstream;

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
    private static final int PIECE_CHARS = 8 * 1024;

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
        return Math.max(plain, normalized(text));
    }

    /**
     * Piece by piece, because the whole could be eleven times as large as the text. Where two
     * pieces meet nothing is composed, which only makes it longer.
     */
    private static long normalized(String text) {
        long bytes = 0;
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + PIECE_CHARS);
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                to++;
            }
            bytes += utf8(Normalizer.normalize(text.substring(from, to), Normalizer.Form.NFKC));
            from = to;
        }
        return bytes;
    }

    private static long utf8(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // Each half of a surrogate pair stands for two of its four bytes.
            bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return bytes;
    }
}
