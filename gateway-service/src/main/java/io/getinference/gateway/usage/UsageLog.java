package io.getinference.gateway.usage;

import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Rating;
import io.getinference.gateway.budget.Hold;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.route.Route;
import io.getinference.gateway.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every attempt that returned usage leaves one fact here, numbered without gaps per account and
 * life.
 */
@Component
public final class UsageLog {

    private static final Logger LOG = LoggerFactory.getLogger(UsageLog.class);

    private final KeptUsage kept;
    private final UsageSender sender;
    private final UsageMeters meters;
    private final UsageSettings settings;
    private final InstantSource clock;
    private final Map<AccountId, Last> lasts = new ConcurrentHashMap<>();
    private final Set<RunningUsage> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    UsageLog(
            KeptUsage kept,
            UsageSender sender,
            UsageMeters meters,
            UsageSettings settings,
            InstantSource clock) {
        this.kept = kept;
        this.sender = sender;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps on disk that a request runs; to be had before its provider is called. */
    public Opening open(RequestId request, Caller caller, Hold hold, Route route) {
        if (running.size() + sender.unsent() >= settings.unsentMax()) {
            return new Opening.Full();
        }
        RunningUsage usage =
                new RunningUsage(
                        this,
                        route,
                        OpenRequest.of(request, caller, hold, route),
                        hold.outputTokensMax());
        running.add(usage);
        try {
            if (!stopped) {
                kept.keep(usage.request());
                return new Opening.Opened(usage);
            }
        } catch (StoreFailure e) {
            // The meters have told of it.
        }
        running.remove(usage);
        return new Opening.Unwritable();
    }

    /**
     * Ends what still runs, waits for Kafka as long as it may, and sends no more. Whoever comes
     * later is told that nothing is durable any more.
     */
    void stop(Duration max) {
        stopped = true;
        List.copyOf(running).forEach(RunningUsage::close);
        sender.await(max);
        sender.close();
    }

    LifeId life() {
        return kept.life();
    }

    long saveEveryNanos() {
        return settings.saveEvery().toNanos();
    }

    Instant now() {
        return clock.instant();
    }

    Seen seen(Route route, Tally tally) {
        return Pricing.seen(route, tally, clock.instant());
    }

    void save(OpenRequest request) {
        try {
            kept.keep(request);
        } catch (StoreFailure e) {
            // The meters have told of it; the next time may be better.
        }
    }

    void drop(RunningUsage usage) {
        running.remove(usage);
        kept.drop(usage.request().request());
    }

    Recorded record(RunningUsage usage, Outcome outcome, Seen seen) {
        OpenRequest request = usage.request();
        Money ceiling = outcome.isBillable() ? request.hold() : Money.ZERO;
        Money charge = Rating.rate(seen.usage(), seen.price().perMillion(), ceiling).charge();
        if (!seen.terminal()) {
            meters.estimated();
        }
        Last last = lasts.computeIfAbsent(request.account(), none -> new Last());
        UsageRecorded fact;
        boolean onDisk;
        // A lower number must never be written as the last one after a higher.
        synchronized (last) {
            fact = request.fact(kept.life(), last.number + 1, outcome, seen);
            last.number++;
            onDisk = kept.end(fact);
        }
        Unsent unsent = sender.send(fact);
        running.remove(usage);
        return new Recorded(charge, isDurable(unsent, onDisk));
    }

    private boolean isDurable(Unsent unsent, boolean onDisk) {
        if (onDisk) {
            boolean acked = !sender.isKafkaAway() && unsent.isAckedAtOnce(settings.ackMax());
            if (acked || kept.isSynced()) {
                return true;
            }
        }
        boolean acked = unsent.isAckedWithin(settings.durableMax());
        if (!acked) {
            LOG.error("usage is not durable: {}", Wire.JSON.writeValueAsString(unsent.fact()));
        }
        return acked;
    }

    private static final class Last {
        private long number;
    }
}
