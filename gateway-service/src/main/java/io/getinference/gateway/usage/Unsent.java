package io.getinference.gateway.usage;

import io.getinference.common.event.UsageRecorded;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Usage on its way to Kafka. */
final class Unsent implements Comparable<Unsent> {

    private final long order;
    private final UsageRecorded fact;
    private final long sinceNanos = System.nanoTime();
    private final CompletableFuture<Void> acked = new CompletableFuture<>();
    private volatile long sentAtNanos;
    private volatile boolean sent;

    Unsent(long order, UsageRecorded fact) {
        this.order = order;
        this.fact = fact;
    }

    long order() {
        return order;
    }

    UsageRecorded fact() {
        return fact;
    }

    CompletableFuture<Void> acked() {
        return acked;
    }

    void sent() {
        sentAtNanos = System.nanoTime();
        sent = true;
    }

    boolean isSentFor(Duration time) {
        return sent && System.nanoTime() - sentAtNanos > time.toNanos();
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }

    /** Waits for Kafka; false if it did not take the usage in time. */
    boolean isAckedWithin(Duration max) {
        try {
            acked.get(max.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("what fails is sent again", e);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public int compareTo(Unsent other) {
        return Long.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unsent unsent && unsent.order == order;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(order);
    }
}
