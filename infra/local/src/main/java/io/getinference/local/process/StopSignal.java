package io.getinference.local.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C and SIGTERM, as a fact that every wait of the launcher listens to. */
public final class StopSignal {

    private final CountDownLatch requested = new CountDownLatch(1);

    /** From now on every wait ends. */
    public void request() {
        requested.countDown();
    }

    /** Waits until somebody asks to stop, however long that takes. */
    public void await() {
        try {
            requested.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Pauses between two attempts.
     *
     * @throws StopRequested if a stop was requested before or during the pause
     */
    public void pause(Duration pause) {
        try {
            if (requested.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StopRequested();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StopRequested();
        }
    }

    /**
     * Goes on only while nobody asked to stop.
     *
     * @throws StopRequested if a stop was requested
     */
    public void check() {
        if (requested.getCount() == 0) {
            throw new StopRequested();
        }
    }
}
