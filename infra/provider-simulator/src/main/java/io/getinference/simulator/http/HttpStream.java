package io.getinference.simulator.http;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The body of a streamed answer; each write is one chunk, and on the wire when it returns. */
public final class HttpStream {
    private final Connection connection;
    private final boolean chunked;
    private final @Nullable Gzip gzip;

    HttpStream(Connection connection, boolean chunked, boolean zipped) throws IOException {
        this.connection = connection;
        this.chunked = chunked;
        this.gzip = zipped ? new Gzip() : null;
    }

    /** Sends one chunk. */
    public void write(String text) throws IOException {
        send(utf8(text));
    }

    /**
     * Sends {@code text} in two chunks, the second being its last byte, and runs {@code
     * beforeLastByte} between them: what it does has happened before the caller has read the event.
     */
    public void write(String text, Runnable beforeLastByte) throws IOException {
        write(List.of(utf8(text)), beforeLastByte);
    }

    /** Sends each of {@code pieces} as a chunk, and so as a TCP segment, of its own. */
    public void write(List<byte[]> pieces) throws IOException {
        for (byte[] piece : pieces) {
            send(piece);
        }
    }

    /** The same, with {@code beforeLastByte} run before the last byte of the last piece. */
    public void write(List<byte[]> pieces, Runnable beforeLastByte) throws IOException {
        write(pieces.subList(0, pieces.size() - 1));
        byte[] last = pieces.getLast();
        send(Arrays.copyOf(last, last.length - 1));
        beforeLastByte.run();
        send(Arrays.copyOfRange(last, last.length - 1, last.length));
    }

    /** Ends the body properly. */
    public void end() throws IOException {
        if (gzip != null) {
            frame(gzip.end());
        }
        if (chunked) {
            connection.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void send(byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            frame(gzip == null ? bytes : gzip.piece(bytes));
        }
    }

    private void frame(byte[] bytes) throws IOException {
        if (!chunked) {
            connection.write(bytes);
            return;
        }
        if (bytes.length == 0) {
            return; // an empty chunk would end the body
        }
        ByteArrayOutputStream framed = new ByteArrayOutputStream(bytes.length + 16);
        framed.writeBytes(
                (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        framed.writeBytes(bytes);
        framed.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        connection.write(framed.toByteArray());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
