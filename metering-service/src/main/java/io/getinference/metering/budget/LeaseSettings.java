package io.getinference.metering.budget;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Bounds on gateways that wait for a lease.
 *
 * @param waitMax the longest that one may wait
 * @param waitersMax how many may wait at once; a further one is told to come back
 */
@ConfigurationProperties("getinference.lease")
record LeaseSettings(@DefaultValue("5s") Duration waitMax, @DefaultValue("10000") int waitersMax) {

    LeaseSettings {
        if (waitMax.isNegative() || waitersMax < 1) {
            throw new IllegalArgumentException("getinference.lease: bounds must be positive");
        }
    }
}
