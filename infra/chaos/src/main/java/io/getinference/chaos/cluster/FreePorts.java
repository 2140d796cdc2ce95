package io.getinference.chaos.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Hands out ports of the loopback address that nobody uses, below those that the system gives to
 * clients: a process that is started again must find its own free.
 */
public final class FreePorts {

    private static final int FROM = 20_000;
    private static final int TO = 32_000;
    private static final int TRIES_MAX = 1_000;

    private final Set<Integer> given = new HashSet<>();
    private final RandomGenerator random = RandomGenerator.getDefault();

    /** Another one each time. */
    public int next() {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            int port = random.nextInt(FROM, TO);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + FROM + " to " + TO);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
