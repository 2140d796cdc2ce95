package io.getinference.gateway.budget;

import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A {@link Lease} among threads: a lock that nobody holds while waiting, the clock, and the
 * messages on their way. All decisions are the lease's.
 */
final class SharedLease {

    private static final Logger LOG = LoggerFactory.getLogger(SharedLease.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Lease lease;
    private final Authority authority;
    private final Bounds bounds;

    SharedLease(Lease lease, Authority authority, Bounds bounds) {
        this.lease = lease;
        this.authority = authority;
        this.bounds = bounds;
    }

    /** Rules on a claim, within microseconds if the lease in hand allows it. */
    Ruling take(Claim claim) throws InterruptedException {
        Message message;
        Ruling ruling;
        lock.lock();
        try {
            long now = System.nanoTime();
            ruling = lease.take(claim, now);
            message = ruling == null ? null : lease.next(now);
        } finally {
            lock.unlock();
        }
        send(message);
        return ruling == null ? queue(claim) : ruling;
    }

    /** The claim with the tokens that it is expected to use by what others of its key have used. */
    Claim corrected(Claim claim) {
        lock.lock();
        try {
            return lease.corrected(claim);
        } finally {
            lock.unlock();
        }
    }

    private Ruling queue(Claim claim) throws InterruptedException {
        Message message;
        Waiter waiter;
        lock.lock();
        try {
            long now = System.nanoTime();
            waiter = lease.enqueue(claim, now);
            message = lease.next(now);
        } finally {
            lock.unlock();
        }
        send(message);
        return waiter == null ? new Ruling.Crowded() : await(waiter);
    }

    void settle(Money amount, Money charge) {
        on(known -> known.settle(amount, charge, System.nanoTime()));
    }

    /** Ends a request: what it was charged is spent, and what it has used of its key's rate. */
    void end(Claim claim, long tokens, Money amount, Money charge) {
        on(known -> {
            long now = System.nanoTime();
            known.settle(amount, charge, now);
            known.end(claim, tokens, now);
        });
    }

    /** Does what is due by time alone. */
    void look() {
        on(known -> {});
    }

    boolean forget() {
        lock.lock();
        try {
            return lease.forget(System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** Gives back all that is not held; done once that is sure, or known to be lost. */
    CompletableFuture<?> stop() {
        Message message;
        lock.lock();
        try {
            lease.stop();
            message = lease.next(System.nanoTime());
        } finally {
            lock.unlock();
        }
        return message == null ? CompletableFuture.completedFuture(null) : tell(message);
    }

    /** What the tightest limit has left as far as is known here, or null. */
    @Nullable Money remaining() {
        lock.lock();
        try {
            return lease.remaining();
        } finally {
            lock.unlock();
        }
    }

    /** How the key stands under its rates, or null. */
    @Nullable RateStanding standing() {
        lock.lock();
        try {
            return lease.standing(System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    long number() {
        lock.lock();
        try {
            return lease.number();
        } finally {
            lock.unlock();
        }
    }

    private Ruling await(Waiter waiter) throws InterruptedException {
        try {
            Ruling ruling = awaitRates(waiter);
            if (ruling == null) {
                ruling = waiter.await(bounds.heldLeft());
            }
            if (ruling == null) {
                on(known -> known.overdue(waiter, System.nanoTime()));
                ruling = waiter.await(bounds.turnLeft());
            }
            return ruling == null ? giveUp(waiter) : ruling;
        } catch (InterruptedException e) {
            if (giveUp(waiter) instanceof Ruling.Taken taken) {
                end(waiter.claim(), 0, taken.amount(), Money.ZERO);
            }
            throw e;
        }
    }

    private @Nullable Ruling awaitRates(Waiter waiter) throws InterruptedException {
        Ruling ruling = waiter.await(bounds.ratesWait());
        if (ruling == null) {
            on(known -> known.late(waiter, System.nanoTime()));
        }
        return ruling == null ? waiter.ruling() : ruling;
    }

    private Ruling giveUp(Waiter waiter) {
        on(known -> known.giveUp(waiter, System.nanoTime()));
        return waiter.ruled();
    }

    private void on(Consumer<Lease> event) {
        Message message;
        lock.lock();
        try {
            event.accept(lease);
            message = lease.next(System.nanoTime());
        } finally {
            lock.unlock();
        }
        send(message);
    }

    /** On a thread of its own: whoever causes a message has a request to serve. */
    private void send(@Nullable Message message) {
        if (message != null) {
            Thread.startVirtualThread(() -> deliver(message));
        }
    }

    private void deliver(Message message) {
        if (message.asks()) {
            ask(message);
        } else {
            var _ = tell(message);
        }
    }

    private void ask(Message message) {
        LeaseAnswer answer;
        try {
            answer = authority.ask(message.set());
        } catch (BudgetUnavailable | RuntimeException e) {
            LOG.warn("message {} has no answer: {}", message.set(), e.getMessage());
            on(known -> known.failed(message.number(), System.nanoTime()));
            return;
        }
        if (answer.closed()) {
            LOG.error("{} was reclaimed; its key is refused until a new start", message.set());
        }
        on(known -> known.answered(answer, System.nanoTime()));
    }

    private CompletableFuture<?> tell(Message message) {
        return authority
                .tell(message.set())
                .whenComplete((ack, failure) -> {
                    if (failure != null) {
                        LOG.warn("message {} was lost: {}", message.set(), failure.getMessage());
                        on(known -> known.lost(message.number(), System.nanoTime()));
                    }
                });
    }
}
