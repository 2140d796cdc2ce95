package io.getinference.conformance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

/** Things to send. */
final class Samples {
    private Samples() {}

    /** A picture, {@code png} or {@code jpeg}. */
    static byte[] picture(String format, int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(
                    new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A PDF of empty pages. */
    static byte[] pdf(int pages) {
        StringBuilder text =
                new StringBuilder("%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\n");
        text.append("endobj\n2 0 obj\n<</Type /Pages /Count ").append(pages).append(" /Kids [");
        for (int page = 0; page < pages; page++) {
            text.append(3 + page).append(" 0 R ");
        }
        text.append("]>>\nendobj\n");
        for (int page = 0; page < pages; page++) {
            text.append(3 + page)
                    .append(" 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>\nendobj\n");
        }
        return text.append("trailer\n<</Root 1 0 R>>\n%%EOF\n")
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A text of about so many tokens, as the simulator counts. */
    static String longText(int tokens) {
        return "All work and no play. ".repeat(tokens * 4 / 22 + 1);
    }
}
