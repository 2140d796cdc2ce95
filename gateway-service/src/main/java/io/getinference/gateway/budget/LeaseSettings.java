package io.getinference.gateway.budget;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How a gateway keeps its leases.
 *
 * @param idleAfter after so long without a request what is not held is given back; what was held
 *     within this time is also what is expected within the next
 * @param aheadFor how long a lease should last at what was charged lately, should metering be away
 * @param againFirst the pause after an ask that failed; each further one is twice as long
 * @param againMax the longest such pause
 * @param waitersMax how many requests of one key may wait for money at once
 * @param rowsMax how many keys' rows are kept in memory
 * @param forgetAfter after so long without a request a row that holds nothing is forgotten
 * @param lookEvery how often leases are looked at for what time alone brings
 */
@ConfigurationProperties("getinference.lease")
record LeaseSettings(
        @DefaultValue("2s") Duration idleAfter,
        @DefaultValue("30s") Duration aheadFor,
        @DefaultValue("200ms") Duration againFirst,
        @DefaultValue("5s") Duration againMax,
        @DefaultValue("1000") int waitersMax,
        @DefaultValue("100000") int rowsMax,
        @DefaultValue("10m") Duration forgetAfter,
        @DefaultValue("50ms") Duration lookEvery) {

    LeaseSettings {
        if (waitersMax < 1 || rowsMax < 1) {
            throw new IllegalArgumentException("getinference.lease: somebody must be let in");
        }
        if (!idleAfter.isPositive() || !aheadFor.isPositive() || !lookEvery.isPositive()) {
            throw new IllegalArgumentException("getinference.lease: times must be positive");
        }
    }
}
