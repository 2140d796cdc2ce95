package io.getinference.simulator.http;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A listening port, which may be shut for a while or turn connections away. */
public final class Door implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final Duration TRY_AGAIN = Duration.ofMillis(10);

    private final InetSocketAddress address;
    private final CountDownLatch closing = new CountDownLatch(1);
    private ServerSocketChannel channel;
    private long opensAtNanos = System.nanoTime();
    private int turnedAway;
    private Runnable whenShut = () -> {};

    private Door(InetSocketAddress address, ServerSocketChannel channel) {
        this.address = address;
        this.channel = channel;
    }

    static Door at(InetSocketAddress wanted) throws IOException {
        ServerSocketChannel channel = bound(wanted);
        int port = channel.socket().getLocalPort();
        return new Door(new InetSocketAddress(wanted.getAddress(), port), channel);
    }

    int port() {
        return address.getPort();
    }

    /** What else happens when the port is shut. */
    void whenShut(Runnable action) {
        whenShut = action;
    }

    /**
     * Shuts the port for {@code time}, real time, so that connections are refused; the first {@code
     * connections} after that are reset unread.
     */
    public synchronized void refuse(Duration time, int connections) throws IOException {
        turnedAway = connections;
        if (time.isPositive()) {
            opensAtNanos = System.nanoTime() + time.toNanos();
            channel.close();
            whenShut.run();
        }
    }

    /** Opens at once and turns nobody away any more. */
    public synchronized void welcome() {
        turnedAway = 0;
        opensAtNanos = System.nanoTime();
        notifyAll();
    }

    /** The next caller, or null once the door is closed for good. */
    @Nullable SocketChannel accept() throws IOException {
        while (!closing()) {
            ServerSocketChannel listening = listening();
            SocketChannel caller;
            try {
                caller = listening == null ? null : listening.accept();
            } catch (IOException e) {
                if (listening.isOpen()) {
                    throw e;
                }
                caller = null; // shut for a while, or for good
            }
            if (caller != null && !turnsAway(caller)) {
                return caller;
            }
        }
        return null;
    }

    boolean closing() {
        return closing.getCount() == 0;
    }

    boolean closesWithin(Duration time) throws InterruptedException {
        return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void close() throws IOException {
        closing.countDown();
        channel.close();
        notifyAll();
    }

    /** The open port, bound anew when its time has come; null when the door closes before that. */
    private synchronized @Nullable ServerSocketChannel listening() throws IOException {
        while (!channel.isOpen() && !closing()) {
            long rest = opensAtNanos - System.nanoTime();
            if (rest <= 0) {
                rest = reopened() ? 0 : TRY_AGAIN.toNanos();
            }
            if (rest > 0) {
                waitFor(rest);
            }
        }
        return channel.isOpen() ? channel : null;
    }

    private boolean reopened() {
        try {
            channel = bound(address);
            return true;
        } catch (IOException taken) {
            System.err.println("provider simulator: cannot listen again yet: " + taken);
            return false;
        }
    }

    private void waitFor(long nanos) throws IOException {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while shut", e);
        }
    }

    private boolean turnsAway(SocketChannel caller) throws IOException {
        synchronized (this) {
            if (turnedAway == 0) {
                return false;
            }
            turnedAway--;
        }
        caller.setOption(StandardSocketOptions.SO_LINGER, 0);
        caller.close();
        return true;
    }

    private static ServerSocketChannel bound(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return channel.bind(address, BACKLOG);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
