package io.getinference.gateway.provider.anthropic;

/**
 * Takes the Markdown fence off JSON that is written piece by piece. It holds back only what may
 * still turn out to be a fence.
 */
final class Fence {

    private static final String MARK = "```";

    private final StringBuilder held = new StringBuilder();
    private boolean begun;
    private boolean fenced;

    /** The next piece without its fence; may be empty. */
    String take(String piece) {
        held.append(piece);
        if (!begun && !begins()) {
            return "";
        }
        if (!fenced) {
            return release(held.length());
        }
        int mark = held.lastIndexOf(MARK);
        boolean ending = mark >= 0 && held.substring(mark + MARK.length()).isBlank();
        return release(ending ? mark : lengthBeforeTicks());
    }

    /** What is left when the answer is over. */
    String end() {
        if (!begun) {
            return release(held.length());
        }
        String rest = release(held.length()).stripTrailing();
        return rest.endsWith(MARK) ? rest.substring(0, rest.length() - MARK.length()) : rest;
    }

    /** Whether it is known by now if there is a fence. */
    private boolean begins() {
        String start = held.toString().stripLeading();
        if (start.length() < MARK.length() && MARK.startsWith(start)) {
            return false;
        }
        if (start.startsWith(MARK)) {
            int line = held.indexOf("\n");
            if (line < 0) {
                return false;
            }
            held.delete(0, line + 1);
            fenced = true;
        }
        begun = true;
        return true;
    }

    /** Ticks and the white space before or after them may belong to the closing fence. */
    private int lengthBeforeTicks() {
        int length = held.length();
        while (length > 0
                && (held.charAt(length - 1) == '`'
                        || Character.isWhitespace(held.charAt(length - 1)))) {
            length--;
        }
        return length;
    }

    private String release(int length) {
        String released = held.substring(0, length);
        held.delete(0, length);
        return released;
    }
}
