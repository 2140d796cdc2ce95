package io.getinference.gateway.attempt;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between attempts. */
interface Pause {

    /** Lets real time pass. */
    static void real(Duration time) throws InterruptedException {
        boolean over = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
        assert !over;
    }

    void take(Duration time) throws InterruptedException;
}
