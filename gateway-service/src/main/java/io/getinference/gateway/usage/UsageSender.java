package io.getinference.gateway.usage;

import io.getinference.common.event.UsageRecorded;
import io.getinference.gateway.journal.Journal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends usage in the order in which it was recorded, again and again until Kafka takes it. It has a
 * thread of its own, because a Kafka that is away lets whoever sends wait for seconds.
 */
final class UsageSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UsageSender.class);

    private final Journal journal;
    private final KeptUsage kept;
    private final UsageSettings settings;
    private final AtomicLong orders = new AtomicLong();
    private final AtomicInteger count = new AtomicInteger();
    private final ConcurrentSkipListMap<Long, Unsent> unsent = new ConcurrentSkipListMap<>();
    private final PriorityBlockingQueue<Unsent> waiting = new PriorityBlockingQueue<>();
    private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean failing;

    UsageSender(Journal journal, KeptUsage kept, UsageSettings settings) {
        this.journal = journal;
        this.kept = kept;
        this.settings = settings;
        this.thread = Thread.ofPlatform().daemon().name("usage-sender").unstarted(this::sendAll);
    }

    UsageSender begin() {
        thread.start();
        return this;
    }

    Unsent send(UsageRecorded fact) {
        Unsent next = new Unsent(orders.incrementAndGet(), fact);
        unsent.put(next.order(), next);
        count.incrementAndGet();
        waiting.add(next);
        return next;
    }

    /** Whether there is no sense in waiting for Kafka at the moment. */
    boolean isKafkaAway() {
        var oldest = unsent.firstEntry();
        return failing || (oldest != null && oldest.getValue().isSentFor(settings.ackMax()));
    }

    int unsent() {
        return count.get();
    }

    /** How long the oldest of it has been waiting. */
    Duration oldest() {
        var oldest = unsent.firstEntry();
        return oldest == null ? Duration.ZERO : oldest.getValue().age();
    }

    /** Waits until Kafka has what was to be sent up to now, but not longer than this. */
    void await(Duration max) {
        CompletableFuture<?>[] acks =
                unsent.values().stream().map(Unsent::acked).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(acks).get(max.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Kafka has not taken {} records of usage; they are on disk", unsent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("it never fails", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        answers.shutdown();
    }

    private void sendAll() {
        Pauses pauses = new Pauses(settings);
        try {
            while (isOpen()) {
                Unsent next = waiting.take();
                if (!failing) {
                    pauses.begin();
                } else if (closed.await(pauses.next().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                send(next);
            }
        } catch (InterruptedException e) {
            // It is closed; what is on disk is the next life's.
        }
    }

    private void send(Unsent next) {
        next.sent();
        var _ =
                journal.append(next.fact(), next.fact().attemptId())
                        .whenComplete((ack, failure) -> {
                            if (isOpen()) {
                                answers.execute(() -> answered(next, failure));
                            }
                        });
    }

    private void answered(Unsent next, @Nullable Throwable failure) {
        if (failure != null) {
            if (!failing) {
                LOG.warn(
                        "Kafka does not take usage; sent again until it does: {}",
                        failure.toString());
            }
            failing = true;
            next.fail();
            waiting.add(next);
            return;
        }
        failing = false;
        kept.acked(next.fact());
        unsent.remove(next.order());
        count.decrementAndGet();
        next.ack();
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }
}
