package io.getinference.gateway.usage;

import io.getinference.common.event.Outcome;
import io.getinference.common.money.Money;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.route.Route;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Supplier;

/**
 * The usage of one request, from before its provider is called. It leaves one record if any usage
 * was seen, and none otherwise, whoever ends it.
 */
public final class RunningUsage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningUsage.class);

    private final UsageLog log;
    private final long held;
    private Route route;
    private OpenRequest request;
    private long savedAtNanos;
    private boolean ended;

    /**
     * Usage of a request that begins.
     *
     * @param held the cap on output that the hold pays for
     */
    RunningUsage(UsageLog log, Route route, OpenRequest request, long held) {
        this.log = log;
        this.route = route;
        this.request = request;
        this.held = held;
    }

    /** An answer began, perhaps of another model than the one that was to be asked first. */
    public synchronized void answeredBy(Route answering) {
        if (!answering.equals(route)) {
            route = answering;
            request = request.by(answering, held);
        }
    }

    /** The answer has begun to say something; only the first time counts. */
    public synchronized void begun() {
        if (!ended && request.firstAt() == null) {
            request = request.begunAt(log.now());
        }
    }

    /**
     * Saves what is known so far: at the first counters, and then every now and then. Costs nothing
     * in between.
     */
    public synchronized void saw(Supplier<Tally> soFar) {
        long now = System.nanoTime();
        if (ended || (!request.seen().isNothing() && now - savedAtNanos < log.saveEveryNanos())) {
            return;
        }
        Tally tally = soFar.get();
        if (tally.reported()) {
            request = request.with(log.seen(route, tally));
            savedAtNanos = now;
            log.save(request);
        }
    }

    /**
     * Records the attempt and waits until the fact is durable. Where neither the disk nor Kafka
     * take it in time, the fact is in the error log, whole.
     */
    public Recorded end(Outcome outcome, Tally tally) {
        if (!isFirstToEnd()) {
            return new Recorded(Money.ZERO, false);
        }
        if (tally.reported()) {
            return log.record(this, outcome, log.seen(route, tally));
        }
        if (outcome.isBillable()) {
            LOG.error("{} was answered without any usage; nothing is charged", request.request());
        }
        log.drop(this);
        return new Recorded(Money.ZERO, true);
    }

    /** Ends what nobody has ended: the caller did not get what was asked. */
    @Override
    public void close() {
        if (!isFirstToEnd()) {
            return;
        }
        Seen seen = request.seen();
        if (seen.isNothing()) {
            log.drop(this);
        } else {
            var _ = log.record(this, Outcome.FAILED, seen);
        }
    }

    OpenRequest request() {
        return request;
    }

    private synchronized boolean isFirstToEnd() {
        boolean first = !ended;
        ended = true;
        return first;
    }
}
