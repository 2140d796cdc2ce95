package io.getinference.simulator.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Cuts the parts of an answer into the pieces of a stream; never within a character. */
public final class Pieces {
    private final Answer answer;
    private final SplittableRandom random;
    private final List<Piece> pieces = new ArrayList<>();
    private int bytes;

    private Pieces(Answer answer) {
        this.answer = answer;
        this.random = new SplittableRandom(answer.seed());
    }

    /**
     * A piece and what the answer costs up to its end, which no way of cutting can change.
     *
     * @param index of the part it belongs to
     * @param part all of that part
     * @param text of a text, or of a call's arguments; the call's name is counted with its first
     */
    public record Piece(int index, Part part, String text, int tokensSoFar) {}

    /** Texts in pieces of {@code min} to {@code max} tokens, sized by the seed; calls whole. */
    public static List<Piece> cut(Answer answer, int min, int max) {
        return new Pieces(answer).all(min, max, false);
    }

    /** Texts and arguments in pieces of {@code min} to {@code max} tokens, sized by the seed. */
    public static List<Piece> cutAll(Answer answer, int min, int max) {
        return new Pieces(answer).all(min, max, true);
    }

    private List<Piece> all(int min, int max, boolean callsToo) {
        for (int i = 0; i < answer.parts().size(); i++) {
            switch (answer.parts().get(i)) {
                case Part.Text text -> cutUp(i, text.text(), min, max);
                case Part.ToolCall call -> {
                    bytes += Tokens.bytes(call.name());
                    if (callsToo && !call.arguments().isEmpty()) {
                        cutUp(i, call.arguments(), min, max);
                    } else {
                        bytes += Tokens.bytes(call.arguments());
                        add(i, call.arguments());
                    }
                }
            }
        }
        return pieces;
    }

    private void cutUp(int index, String text, int min, int max) {
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
            add(index, text.substring(at, end));
            at = end;
        }
    }

    private void add(int index, String text) {
        pieces.add(new Piece(index, answer.parts().get(index), text, Tokens.ofBytes(bytes)));
    }
}
