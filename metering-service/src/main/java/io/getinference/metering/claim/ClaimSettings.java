package io.getinference.metering.claim;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds on gateways that wait for a key.
 *
 * @param waitersMax how many requests may wait at once; a further one is told to come back
 */
@ConfigurationProperties("getinference.claim")
record ClaimSettings(@DefaultValue("10000") int waitersMax) {

    ClaimSettings {
        if (waitersMax < 1) {
            throw new IllegalArgumentException("getinference.claim: its bound must be positive");
        }
    }
}
