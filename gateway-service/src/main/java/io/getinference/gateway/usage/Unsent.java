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
    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();
    private final CompletableFuture<Boolean> acked = new CompletableFuture<>();
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

    /** Done once Kafka has it; what fails is sent again. */
    CompletableFuture<Boolean> acked() {
        return acked;
    }

    /** Kafka has it. */
    void ack() {
        answered.complete(true);
        acked.complete(true);
    }

    /** Kafka did not take it this time. */
    void fail() {
        answered.complete(false);
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

    /** Waits for Kafka's first answer; false if it did not take the usage, or not in time. */
    boolean isAckedAtOnce(Duration max) {
        return isTrueWithin(answered, max);
    }

    /** Waits for Kafka to take the usage, however often it is sent; false if not in time. */
    boolean isAckedWithin(Duration max) {
        return isTrueWithin(acked, max);
    }

    private static boolean isTrueWithin(CompletableFuture<Boolean> future, Duration max) {
        try {
            return future.get(max.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("it never fails", e);
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
