package io.getinference.simulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One accepted socket, read and written by one thread; another may only close it. */
final class Connection implements AutoCloseable {
    private static final int READ_BYTES = 16 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(READ_BYTES).flip();
    private volatile boolean idle;

    Connection(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** Whether nothing of a next request has been read yet. */
    boolean idle() {
        return idle;
    }

    void setIdle(boolean between) {
        idle = between;
    }

    /** The next byte, or -1 at the end of what the caller sends. */
    int read() throws IOException {
        if (!in.hasRemaining() && fill() < 0) {
            return -1;
        }
        return in.get() & 0xff;
    }

    void readFully(byte[] target, int from) throws IOException {
        int at = from;
        while (at < target.length) {
            if (!in.hasRemaining() && fill() < 0) {
                throw new EOFException("the caller hung up within the body");
            }
            int some = Math.min(in.remaining(), target.length - at);
            in.get(target, at, some);
            at += some;
        }
    }

    /** Looks for the end of the caller's side without waiting; bytes that did arrive are kept. */
    boolean hungUp() {
        if (in.hasRemaining()) {
            return false;
        }
        try {
            channel.configureBlocking(false);
            try {
                return fill() < 0;
            } finally {
                channel.configureBlocking(true);
            }
        } catch (IOException gone) {
            return true;
        }
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** Ends the connection with RST: what the caller has not read yet may be lost to it. */
    void reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private int fill() throws IOException {
        in.clear();
        try {
            return channel.read(in);
        } finally {
            in.flip();
        }
    }
}
