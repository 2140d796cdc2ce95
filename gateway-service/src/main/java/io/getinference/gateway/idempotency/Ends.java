package io.getinference.gateway.idempotency;

import io.getinference.common.claim.AnswerPlace;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.RequestClaimed;
import io.getinference.gateway.answers.StoredAnswers;
import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How claims end: the answer is stored first, then the journal hears of it. */
record Ends(
        ClaimAuthority authority,
        StoredAnswers answers,
        IdempotencySettings settings,
        MeterRegistry meters) {

    private static final Logger LOG = LoggerFactory.getLogger(Ends.class);

    /**
     * The request was answered. Waits until both are durable, but no longer than a caller may wait
     * for the end of its answer: what was charged must be told even if it cannot be told again.
     *
     * @param sealed null where the answer is too large to be kept
     */
    void answered(RequestClaimed claim, byte @Nullable [] sealed) {
        long end = System.nanoTime() + settings.storeMax().toNanos();
        AnswerPlace place =
                sealed == null
                        ? null
                        : await(
                                answers.store(claim.account(), sealed),
                                Duration.ofNanos(left(end)));
        if (place == null) {
            meters.counter("getinference.idempotency.answers.not-kept").increment();
            LOG.warn("the answer to {} is not kept for a retry", claim.request());
        }
        var _ = await(tell(ClaimEnded.answered(claim, place)), Duration.ofNanos(left(end)));
    }

    /** The request was not answered. Nobody waits for it. */
    void release(RequestClaimed claim) {
        var _ =
                Thread.startVirtualThread(() -> {
                    var _ = tell(ClaimEnded.released(claim));
                });
    }

    /** Kafka's client tries for two minutes; an end is worth another two. */
    private CompletableFuture<Boolean> tell(ClaimEnded end) {
        return authority
                .end(end)
                .handle((_, failure) -> failure == null)
                .thenComposeAsync(
                        isTold ->
                                isTold
                                        ? CompletableFuture.completedFuture(true)
                                        : authority.end(end).thenApply(_ -> true),
                        Thread::startVirtualThread)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.error("Kafka did not take {}", end, failure);
                    }
                });
    }

    private static long left(long end) {
        return Math.max(0, end - System.nanoTime());
    }

    private static <T> @Nullable T await(CompletableFuture<T> done, Duration atMost) {
        try {
            return done.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Kafka does not take what a retry would need", e);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
