package io.getinference.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of a chunked answer; each write is one chunk. */
public final class HttpStream {
    private final Connection connection;

    HttpStream(Connection connection) {
        this.connection = connection;
    }

    /** Sends one chunk. */
    public void write(String text) throws IOException {
        chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends {@code text} in two chunks, the second being its last byte, and runs {@code
     * beforeLastByte} between them: what it does has happened before the caller has read the event.
     */
    public void write(String text, Runnable beforeLastByte) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        chunk(Arrays.copyOf(bytes, bytes.length - 1));
        beforeLastByte.run();
        chunk(Arrays.copyOfRange(bytes, bytes.length - 1, bytes.length));
    }

    /** Ends the body properly. */
    public void end() throws IOException {
        connection.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void chunk(byte[] bytes) throws IOException {
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
}
