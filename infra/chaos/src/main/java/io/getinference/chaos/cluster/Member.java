package io.getinference.chaos.cluster;

/** One process of the platform, as a fault sees it. */
public interface Member {

    /** What people call it, as {@code gateway-2}; its log has that name. */
    String name();

    /** What it is. */
    Role role();

    /** Starts it, on the data of its last run; does not wait until it is ready. */
    void start();

    /** Whether it says that it is ready. */
    boolean isReady();

    /** SIGKILL. */
    void kill();

    /** SIGSTOP: it does nothing, and its connections stay. */
    void freeze();

    /** SIGCONT. */
    void thaw();

    /** SIGTERM, and SIGKILL if that takes too long. */
    void terminate();
}
