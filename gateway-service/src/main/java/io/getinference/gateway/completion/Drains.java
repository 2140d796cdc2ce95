package io.getinference.gateway.completion;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import java.util.concurrent.Semaphore;

/** How many answers are read on for callers who are gone: exact charges have their price. */
@Component
final class Drains {

    private final DrainSettings settings;
    private final Semaphore free;
    private final MeterRegistry meters;

    Drains(DrainSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.free = new Semaphore(settings.atOnceMax());
        this.meters = meters;
    }

    /** For one answer, whether or not it will be needed. */
    Drain drain() {
        return new Drain();
    }

    /** One answer's part in it. Used by one thread. */
    final class Drain implements AutoCloseable {

        private boolean begun;
        private long begunAtNanos;

        private Drain() {}

        /** Whether the answer may be read on now that its caller is gone. */
        boolean goesOn() {
            if (!begun && free.tryAcquire()) {
                begun = true;
                begunAtNanos = System.nanoTime();
            }
            boolean on = begun && System.nanoTime() - begunAtNanos < settings.timeMax().toNanos();
            if (!on) {
                meters.counter("getinference.drains.abandoned").increment();
            }
            return on;
        }

        @Override
        public void close() {
            if (begun) {
                begun = false;
                free.release();
            }
        }
    }
}
