package io.getinference.gateway.provider.upstream;

/** Text as providers judge it. */
public final class Text {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int NEXT_LINE = 0x85;

    private Text() {}

    /** Whether there is anything but white space; providers refuse text without. */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(point -> !isWhite(point));
    }

    /** Without white space at its end. */
    static String trimmedRight(String text) {
        int end = text.length();
        while (end > 0 && isWhite(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(0, end);
    }

    /**
     * Half of a surrogate pair, which JSON can spell but UTF-8 cannot, becomes the replacement
     * character.
     */
    public static String wellFormed(String text) {
        if (text.codePoints().noneMatch(Text::isHalf)) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> isHalf(point) ? REPLACEMENT : point)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** White space by anybody's definition: Java's two differ, and providers use a third. */
    private static boolean isWhite(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == NEXT_LINE;
    }
}
