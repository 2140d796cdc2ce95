package io.getinference.metering.budget;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds on gateways that wait for a lease.
 *
 * @param waitersMax how many gateways may wait at once; a further one is told to come back
 */
@ConfigurationProperties("getinference.lease")
record LeaseSettings(@DefaultValue("10000") int waitersMax) {

    LeaseSettings {
        if (waitersMax < 1) {
            throw new IllegalArgumentException("getinference.lease: its bound must be positive");
        }
    }
}
