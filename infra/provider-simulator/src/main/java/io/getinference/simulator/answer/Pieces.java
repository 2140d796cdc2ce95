package io.getinference.simulator.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Cuts a text into the pieces of a stream; never within a character. */
public final class Pieces {
    private Pieces() {}

    /** A piece and what the answer costs up to its end, which no way of cutting can change. */
    public record Piece(String text, int tokensSoFar) {}

    /** Pieces of between {@code min} and {@code max} tokens, sized by the seed. */
    public static List<Piece> cut(Answer answer, int min, int max) {
        SplittableRandom random = new SplittableRandom(answer.seed());
        List<Piece> pieces = new ArrayList<>();
        String text = answer.text();
        int bytes = 0;
        int at = 0;
        while (at < text.length()) {
            int room = random.nextInt(min, max + 1) * Tokens.BYTES;
            int end = at;
            int used = 0;
            while (end < text.length() && used < room) {
                int codePoint = text.codePointAt(end);
                used += Tokens.bytesOf(codePoint);
                end += Character.charCount(codePoint);
            }
            bytes += used;
            pieces.add(new Piece(text.substring(at, end), Tokens.ofBytes(bytes)));
            at = end;
        }
        return pieces;
    }
}
