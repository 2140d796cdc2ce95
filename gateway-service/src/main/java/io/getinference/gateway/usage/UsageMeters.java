package io.getinference.gateway.usage;

import io.getinference.gateway.store.StoreFailure;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicLong;

/** What an operator has to hear of usage. */
final class UsageMeters {

    private static final Logger LOG = LoggerFactory.getLogger(UsageMeters.class);
    private static final long SAID_EVERY_NANOS = 1_000_000_000;
    private static final double MILLIS_A_SECOND = 1_000;

    private final MeterRegistry meters;
    private final AtomicLong saidAtNanos = new AtomicLong(System.nanoTime() - SAID_EVERY_NANOS);

    UsageMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void watch(UsageSender sender) {
        meters.gauge("getinference.usage.unsent", sender, UsageSender::unsent);
        meters.gauge(
                "getinference.usage.unsent.age",
                sender,
                sending -> sending.oldest().toMillis() / MILLIS_A_SECOND);
    }

    /** Every one is counted; the log gets one a second, for a full disk fails every request. */
    void storeFailed(StoreFailure failure) {
        meters.counter("getinference.usage.store.failures").increment();
        long now = System.nanoTime();
        long said = saidAtNanos.get();
        if (now - said >= SAID_EVERY_NANOS && saidAtNanos.compareAndSet(said, now)) {
            LOG.error("usage cannot be kept on disk", failure);
        }
    }

    void estimated() {
        meters.counter("getinference.usage.estimated").increment();
    }
}
