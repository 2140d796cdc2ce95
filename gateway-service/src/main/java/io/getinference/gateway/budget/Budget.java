package io.getinference.gateway.budget;

import io.getinference.common.id.LifeId;
import io.getinference.gateway.caller.Caller;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sets money aside for requests. Each hold is leased from the account's authority by itself;
 * nothing is spent on a guess.
 */
public final class Budget {

    private static final Logger LOG = LoggerFactory.getLogger(Budget.class);

    private final Authority authority;
    private final LifeId life;
    private final BudgetSettings settings;
    private final Map<Caller, Lease> leases = new ConcurrentHashMap<>();

    Budget(Authority authority, LifeId life, BudgetSettings settings) {
        this.authority = authority;
        this.life = life;
        this.settings = settings;
    }

    /**
     * Sets money aside for a request, or says why not. Takes as long as the settings allow, then
     * decides.
     */
    public HoldOutcome hold(HoldRequest request) {
        Lease lease =
                leases.computeIfAbsent(
                        request.caller(), caller -> new Lease(caller, life, authority));
        try {
            return new HoldAttempt(request, lease, settings).run();
        } catch (BudgetUnavailable e) {
            LOG.warn("no hold for {}: {}", request.caller().key(), e.getMessage());
            return new HoldOutcome.Unknown();
        }
    }

    /** What was lost while Kafka was away is told again, a few seconds after it is back. */
    @Scheduled(fixedDelayString = "${getinference.budget.tell-again-every:5s}")
    void tellAgain() {
        leases.values().forEach(Lease::tellAgainIfLost);
    }
}
