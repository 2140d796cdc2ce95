package io.getinference.metering;

import io.getinference.common.event.Wire;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One gateway that reports a usage, asks for its lease and reads it, again and again, whatever
 * happens to the instances. Each answer must be exactly what its own messages so far lead to.
 */
final class SteadyGateway implements AutoCloseable {

    private static final long CREDIT = 1_000_000_000;
    private static final long VALUE = 5;
    private static final long KEPT = 100;

    private final Facts facts = Facts.fresh();
    private final JournalClient journal;
    private final List<MeteringHttp> instances;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean stopping;

    /** Instances may be replaced while it runs. */
    SteadyGateway(JournalClient journal, List<MeteringHttp> instances) {
        this.journal = journal;
        this.instances = instances;
        journal.write(facts.credit(1, CREDIT), facts.limits(1, null), facts.lease(1, KEPT, KEPT));
        Thread.ofVirtual().start(this::run);
    }

    Facts facts() {
        return facts;
    }

    /** Where its row is read once this message is applied. */
    String row(long number, long waitMillis) {
        return "/internal/accounts/%s/leases/%s/%s?number=%d&wait_ms=%d"
                .formatted(facts.account(), facts.life(), facts.key(), number, waitMillis);
    }

    /** Fails as soon as an answer was wrong. */
    long answered() {
        if (end.isCompletedExceptionally()) {
            end.join();
        }
        return answered.get();
    }

    /** The longest that it went without an answer since this was asked last. */
    Duration longest() {
        return Duration.ofNanos(longestNanos.getAndSet(0));
    }

    private void run() {
        try {
            for (long number = 1; !stopping; number++) {
                journal.write(facts.usage(number, VALUE, KEPT));
                long total = number * VALUE + KEPT;
                journal.write(facts.lease(number + 1, total, total));
                check(number, answer(number + 1));
                answered.set(number);
            }
            end.complete(null);
        } catch (RuntimeException | AssertionError e) {
            end.completeExceptionally(e);
        }
    }

    private LeaseAnswer answer(long number) {
        long start = System.nanoTime();
        for (long attempt = number; ; attempt++) {
            MeteringHttp instance = instances.get((int) (attempt % instances.size()));
            ResponseEntity<String> answer =
                    instance.get(
                            "/internal/accounts/%s/leases/%s/%s?number=%d&wait_ms=1000"
                                    .formatted(facts.account(), facts.life(), facts.key(), number));
            if (answer.getStatusCode() == HttpStatus.OK) {
                long nanos = System.nanoTime() - start;
                longestNanos.accumulateAndGet(nanos, Math::max);
                return Wire.JSON.readValue(answer.getBody(), LeaseAnswer.class);
            }
            if (answer.getStatusCode() != HttpStatus.SERVICE_UNAVAILABLE) {
                throw new IllegalStateException("wrong: " + answer);
            }
        }
    }

    private static void check(long number, LeaseAnswer answer) {
        Money charged = new Money(number * VALUE);
        LimitLeft credit = answer.tightest();
        if (answer.number() != number + 1
                || answer.closed()
                || !answer.charged().equals(charged)
                || !answer.granted().equals(charged.plus(new Money(KEPT)))
                || !credit.remaining().equals(new Money(CREDIT).minus(charged))) {
            throw new IllegalStateException("wrong after message " + number + ": " + answer);
        }
    }

    /** Fails if any answer was wrong. */
    @Override
    public void close() {
        stopping = true;
        end.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
