package io.getinference.gateway.provider.anthropic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the Markdown fence off JSON that is written piece by piece. It holds back only what may
 * still turn out to be a fence; text without one passes as it is, white space included.
 */
final class Fence {

    private static final Pattern OPENING = Pattern.compile("\\s*`{3,}[A-Za-z0-9_+-]*\\s*");
    private static final Pattern CLOSING = Pattern.compile("\\s*`{3,}\\s*\\z");

    private final StringBuilder held = new StringBuilder();
    private boolean begun;
    private boolean fenced;

    /** The next piece without its fence; may be empty. */
    String take(String piece) {
        held.append(piece);
        if (!begun && !begins()) {
            return "";
        }
        return release(fenced ? lengthBeforeClosing() : held.length());
    }

    /** What is left when the text is over. */
    String end() {
        if (!begun) {
            Matcher opening = OPENING.matcher(held);
            fenced = opening.lookingAt();
            begin(opening);
        }
        Matcher closing = CLOSING.matcher(held);
        return release(fenced && closing.find() ? closing.start() : held.length());
    }

    /** Whether it is known by now if there is a fence: more text could not change it. */
    @SuppressWarnings("JdkObsolete") // This is what hitEnd is for: a text that may go on.
    private boolean begins() {
        Matcher opening = OPENING.matcher(held);
        fenced = opening.lookingAt();
        if (opening.hitEnd()) {
            return false;
        }
        begin(opening);
        return true;
    }

    private void begin(Matcher opening) {
        begun = true;
        if (fenced) {
            held.delete(0, opening.end());
        }
    }

    /** Ticks and white space at the end may belong to the closing fence. */
    private int lengthBeforeClosing() {
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
