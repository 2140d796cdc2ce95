package io.getinference.gateway.budget;

import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.gateway.caller.Caller;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sets money aside for requests, from leases of the account's authority. Nothing is guessed. */
public final class Budget implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Budget.class);

    private final Leases leases;
    private final Bounds bounds;

    Budget(Authority authority, LifeId life, Bounds bounds) {
        this.leases = new Leases(authority, life, bounds);
        this.bounds = bounds;
    }

    /**
     * Sets money aside for a request, or says why not. Takes as long as the settings allow, then
     * decides.
     */
    public HoldOutcome hold(HoldRequest request) {
        try {
            return new HoldAttempt(request, leases, bounds).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HoldOutcome.Unknown();
        }
    }

    /**
     * What the tightest limit over the caller's key had left when the authority was last heard,
     * less what was charged here since; empty if it was not heard yet. Costs no I/O.
     */
    public Optional<Money> remaining(Caller caller) {
        SharedLease lease = leases.known(caller);
        return lease == null ? Optional.empty() : Optional.ofNullable(lease.remaining());
    }

    /**
     * How the caller's key stands under its rate limits, as this gateway knows; empty if it does
     * not know yet, or nothing limits it. Costs no I/O.
     */
    public Optional<RateStanding> rates(Caller caller) {
        SharedLease lease = leases.known(caller);
        return lease == null ? Optional.empty() : Optional.ofNullable(lease.standing());
    }

    /** Renews, gives back and forgets what is due. */
    @Scheduled(fixedDelayString = "${getinference.lease.look-every:50ms}")
    void look() {
        leases.look();
    }

    /** Gives back everything that is not held. */
    @Override
    public void close() {
        try {
            leases.stop().get(bounds.asking().answerMax().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("not every lease was given back; metering reclaims them", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
