package io.getinference.testing;

/** Closes a server when the JVM ends, so that no test class has to know which one is the last. */
final class AtExit {

    private AtExit() {}

    static <T extends AutoCloseable> T close(T server) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> quietly(server)));
        return server;
    }

    private static void quietly(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception failure) {
            System.err.println("A test server did not stop cleanly: " + failure);
        }
    }
}
