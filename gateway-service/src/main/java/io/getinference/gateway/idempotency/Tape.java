package io.getinference.gateway.idempotency;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** What a caller is told, packed as it comes, up to a bound on what is packed. */
final class Tape implements AutoCloseable {

    private static final int PIECE_BYTES = 8 * 1024;

    private final long bytesMax;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private boolean full;

    Tape(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    void take(byte[] bytes) {
        if (!full) {
            deflater.setInput(bytes);
            drain();
        }
    }

    /** All of it; null where it was too much. */
    byte @Nullable [] packed() {
        if (!full) {
            deflater.finish();
            drain();
        }
        return full ? null : packed.toByteArray();
    }

    private void drain() {
        byte[] piece = new byte[PIECE_BYTES];
        int count = deflater.deflate(piece);
        while (count > 0) {
            packed.write(piece, 0, count);
            count = deflater.deflate(piece);
        }
        if (packed.size() > bytesMax) {
            full = true;
            packed.reset();
        }
    }

    /** Its memory is not the heap's. */
    @Override
    public void close() {
        full = true;
        deflater.end();
    }
}
