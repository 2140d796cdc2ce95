package io.getinference.simulator.http;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads requests off a connection; refuses what HTTP/1.1 does not allow. */
final class RequestReader {
    private static final int LINE_BYTES_MAX = 16 * 1024;
    private static final int HEADERS_MAX = 200;
    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The bytes are no request that can be answered on this connection. */
    static final class Unreadable extends Exception {
        private final int status;

        Unreadable(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Connection connection;
    private final int bodyBytesMax;

    RequestReader(Connection connection, int bodyBytesMax) {
        this.connection = connection;
        this.bodyBytesMax = bodyBytesMax;
    }

    /** The next request, or null when the caller has closed the connection between two. */
    @Nullable HttpRequest next() throws IOException, Unreadable {
        connection.setIdle(true);
        String line = line();
        while (line != null && line.isEmpty()) {
            line = line();
        }
        connection.setIdle(false);
        if (line == null) {
            return null;
        }
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new Unreadable(400, "not an HTTP/1.1 request line");
        }
        Headers headers = headers();
        if (words[2].equals("HTTP/1.0")) {
            headers.add("connection", "close"); // unless it asks to be kept
        }
        byte[] body = body(headers);
        try {
            return HttpRequest.of(words[0], words[1], headers, body);
        } catch (IllegalArgumentException badEscape) {
            throw new Unreadable(400, "the request target is not percent-encoded");
        }
    }

    private Headers headers() throws IOException, Unreadable {
        Headers headers = new Headers();
        for (int i = 0; i < HEADERS_MAX; i++) {
            String line = requiredLine();
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new Unreadable(400, "a header line without a name");
            }
            headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        throw new Unreadable(431, "more than " + HEADERS_MAX + " headers");
    }

    private byte[] body(Headers headers) throws IOException, Unreadable {
        String transfer = headers.get("transfer-encoding");
        boolean chunked = transfer.equalsIgnoreCase("chunked");
        if (!chunked && !transfer.isEmpty()) {
            throw new Unreadable(501, "only chunked bodies can be read");
        }
        String length = headers.get("content-length");
        int bytes = length.isEmpty() ? 0 : size(length, 10);
        String expected = headers.get("expect");
        if (expected.equalsIgnoreCase("100-continue")) {
            connection.write(CONTINUE);
        } else if (!expected.isEmpty()) {
            throw new Unreadable(417, "only 100-continue can be expected");
        }
        if (chunked) {
            return chunks();
        }
        byte[] body = new byte[bytes];
        connection.readFully(body, 0);
        return body;
    }

    private byte[] chunks() throws IOException, Unreadable {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = requiredLine();
            int extension = line.indexOf(';');
            int size = size(extension < 0 ? line : line.substring(0, extension), 16);
            if (size == 0) {
                headers(); // trailers end as headers do
                return body.toByteArray();
            }
            size(Long.toString((long) body.size() + size), 10);
            byte[] chunk = new byte[size];
            connection.readFully(chunk, 0);
            body.write(chunk);
            requiredLine();
        }
    }

    private int size(String text, int radix) throws Unreadable {
        long size;
        try {
            size = Long.parseLong(text.strip(), radix);
        } catch (NumberFormatException e) {
            throw new Unreadable(400, "not a length: " + text);
        }
        if (size < 0) {
            throw new Unreadable(400, "a negative length");
        }
        if (size > bodyBytesMax) {
            throw new Unreadable(413, "the body is larger than " + bodyBytesMax + " bytes");
        }
        return (int) size;
    }

    private String requiredLine() throws IOException, Unreadable {
        String line = line();
        if (line == null) {
            throw new EOFException("the caller hung up within a request");
        }
        return line;
    }

    private @Nullable String line() throws IOException, Unreadable {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = connection.read(); next >= 0; next = connection.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8).stripTrailing();
            }
            if (line.size() >= LINE_BYTES_MAX) {
                throw new Unreadable(431, "a line longer than " + LINE_BYTES_MAX + " bytes");
            }
            line.write(next);
        }
        return null;
    }
}
