package io.getinference.gateway.provider.upstream;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads server-sent events: the text of their {@code data:} lines, whatever the reads cut the bytes
 * into. Names of events are not read, since both providers say the same inside the data.
 */
final class EventReader {

    private static final int READ_BYTES = 8192;

    /** More than an error needs. */
    private static final int BARE_BYTES_MAX = 65_536;

    private final InputStream in;
    private final int eventBytesMax;
    private final byte[] buffer = new byte[READ_BYTES];
    private final ByteArrayOutputStream bare = new ByteArrayOutputStream();
    private boolean any;
    private int position;
    private int limit;
    private boolean skipLineFeed;

    EventReader(InputStream in, int eventBytesMax) {
        this.in = in;
        this.eventBytesMax = eventBytesMax;
    }

    /**
     * The data of the next event, or null at the end of the stream. An event that the end cuts off
     * before its blank line is given all the same: whoever parses it sees whether it is whole.
     */
    @Nullable String next() throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean found = false;
        boolean more = true;
        while (more) {
            more = readLine(line, eventBytesMax - data.size());
            if (line.size() == 0) {
                if (found) {
                    break;
                }
                continue;
            }
            int start = dataStart(line.toByteArray());
            if (start >= 0) {
                if (found) {
                    data.write('\n');
                }
                data.write(line.toByteArray(), start, line.size() - start);
                found = true;
            } else {
                keep(line);
            }
        }
        any |= found;
        return found ? data.toString(StandardCharsets.UTF_8) : null;
    }

    /**
     * What a body said that called itself a stream and has no event: Gemini writes some errors so.
     */
    String bare() {
        return bare.toString(StandardCharsets.UTF_8);
    }

    private void keep(ByteArrayOutputStream line) {
        if (!any && bare.size() + line.size() < BARE_BYTES_MAX) {
            bare.writeBytes(line.toByteArray());
            bare.write('\n');
        }
    }

    /** Where the value of a data line begins, or -1 for comments and other fields. */
    private static int dataStart(byte[] line) {
        int colon = 4;
        if (line.length < colon
                || line[0] != 'd'
                || line[1] != 'a'
                || line[2] != 't'
                || line[3] != 'a') {
            return -1;
        }
        if (line.length == colon) {
            return colon;
        }
        if (line[colon] != ':') {
            return -1;
        }
        return line.length > colon + 1 && line[colon + 1] == ' ' ? colon + 2 : colon + 1;
    }

    /** Reads a line without its end; false at the end of the stream. */
    private boolean readLine(ByteArrayOutputStream line, int bytesMax) throws IOException {
        line.reset();
        for (int next = readByte(); next >= 0; next = readByte()) {
            if (next == '\n' || next == '\r') {
                skipLineFeed = next == '\r';
                return true;
            }
            if (line.size() >= bytesMax) {
                throw new IOException("an event is longer than " + eventBytesMax + " bytes");
            }
            line.write(next);
        }
        return false;
    }

    private int readByte() throws IOException {
        int next = rawByte();
        if (skipLineFeed) {
            skipLineFeed = false;
            if (next == '\n') {
                return rawByte();
            }
        }
        return next;
    }

    private int rawByte() throws IOException {
        while (position == limit) {
            position = 0;
            limit = Math.max(0, in.read(buffer));
            if (limit == 0) {
                return -1;
            }
        }
        return buffer[position++] & 0xFF;
    }
}
