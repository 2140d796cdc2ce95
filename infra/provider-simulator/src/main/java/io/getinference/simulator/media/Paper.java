package io.getinference.simulator.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PDF, as far as its bytes tell without being unpacked.
 *
 * @param pages at least one; those within compressed objects are not seen
 */
public record Paper(int pages) {
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![A-Za-z])");

    /** Reads a PDF; empty when it is none. */
    public static Optional<Paper> of(byte[] data) {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("%PDF-")) {
            return Optional.empty();
        }
        int pages = 0;
        Matcher page = PAGE.matcher(text);
        while (page.find()) {
            pages++;
        }
        return Optional.of(new Paper(Math.max(1, pages)));
    }
}
