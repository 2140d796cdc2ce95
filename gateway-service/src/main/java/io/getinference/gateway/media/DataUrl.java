package io.getinference.gateway.media;

/** Data written into a URL: {@code data:image/png;base64,…}. */
public final class DataUrl {

    private static final String SCHEME = "data:";
    private static final String ENCODING = ";base64";
    private static final int HEAD_CHARS_MAX = 200;

    private DataUrl() {}

    /** Whether it is one by its scheme. */
    public static boolean isOne(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * Its base64, not yet checked. The media type is not taken from it: it is often wrong, and the
     * data itself tells.
     */
    public static String base64(String url) throws MediaException {
        int comma = url.substring(0, Math.min(url.length(), HEAD_CHARS_MAX)).indexOf(',');
        if (comma < 0
                || !url.regionMatches(
                        true, comma - ENCODING.length(), ENCODING, 0, ENCODING.length())) {
            throw new MediaException("a data: URL must be written as data:<type>;base64,<data>.");
        }
        return url.substring(comma + 1);
    }
}
