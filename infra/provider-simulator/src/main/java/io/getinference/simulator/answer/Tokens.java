package io.getinference.simulator.answer;

/** The simulator's tokenizer: one token for every four bytes of UTF-8, begun ones included. */
public final class Tokens {
    /** Bytes of UTF-8 in a token. */
    public static final int BYTES = 4;

    private Tokens() {}

    /** Tokens of {@code text}; 0 for the empty text. */
    public static int of(String text) {
        return ofBytes(bytes(text));
    }

    /** Tokens of a text that is {@code bytes} long in UTF-8. */
    public static int ofBytes(int bytes) {
        return Math.ceilDiv(bytes, BYTES);
    }

    /** Length of {@code text} in UTF-8, as the JDK encodes it. */
    public static int bytes(String text) {
        return (int) text.codePoints().mapToLong(Tokens::bytesOf).sum();
    }

    /**
     * The longest beginning of {@code text} that costs at most {@code tokens}, characters whole.
     */
    public static String prefix(String text, int tokens) {
        return prefixOfBytes(text, (long) tokens * BYTES);
    }

    /** The longest beginning of {@code text} of at most {@code bytes}, characters whole. */
    static String prefixOfBytes(String text, long bytes) {
        long room = bytes;
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            room -= bytesOf(codePoint);
            if (room < 0) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return text.substring(0, at);
    }

    static int bytesOf(int codePoint) {
        if (codePoint < 0x80 || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
            return 1; // a lone surrogate is encoded as one '?'
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
