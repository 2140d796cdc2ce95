package io.getinference.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Packs a body piece by piece; each piece can be unpacked as soon as it is there. */
final class Gzip {
    private static final int BUFFER_BYTES = 512;

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final GZIPOutputStream packer;

    Gzip() throws IOException {
        packer = new GZIPOutputStream(packed, BUFFER_BYTES, true);
    }

    static byte[] whole(byte[] body) throws IOException {
        Gzip gzip = new Gzip();
        gzip.packer.write(body);
        return gzip.end();
    }

    byte[] piece(byte[] bytes) throws IOException {
        packer.write(bytes);
        packer.flush();
        return taken();
    }

    byte[] end() throws IOException {
        packer.close();
        return taken();
    }

    private byte[] taken() {
        byte[] bytes = packed.toByteArray();
        packed.reset();
        return bytes;
    }
}
