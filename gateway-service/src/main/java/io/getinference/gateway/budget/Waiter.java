package io.getinference.gateway.budget;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A claim that could not be met at once. It is ruled on once, by the lease that it waits for. */
final class Waiter {

    private final Claim claim;
    private final long since;
    private final CompletableFuture<Ruling> ruling = new CompletableFuture<>();
    private int answersInVain;

    /**
     * Joins the queue.
     *
     * @param since the row's newest message at that time: no answer to it, or to one before, knows
     *     anything of this claim
     */
    Waiter(Claim claim, long since) {
        this.claim = claim;
        this.since = since;
    }

    Claim claim() {
        return claim;
    }

    /** Whether a message of this number was written after the claim had come. */
    boolean isBefore(long number) {
        return since < number;
    }

    /** Counts the answers that knew of this claim and did not meet it. */
    int inVain() {
        return ++answersInVain;
    }

    void rule(Ruling made) {
        ruling.complete(made);
    }

    @Nullable Ruling ruling() {
        return ruling.getNow(null);
    }

    /** The ruling, which was made. */
    Ruling ruled() {
        return Objects.requireNonNull(ruling());
    }

    /** The ruling, or null if none is made within the time. */
    @Nullable Ruling await(Duration max) throws InterruptedException {
        try {
            return ruling.get(max.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return ruling();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a ruling is never a failure", e);
        }
    }
}
