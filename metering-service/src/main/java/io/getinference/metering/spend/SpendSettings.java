package io.getinference.metering.spend;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds on questions about spend.
 *
 * @param pageMax the most keys on one page
 */
@ConfigurationProperties("getinference.spend")
record SpendSettings(@DefaultValue("100") int pageMax) {

    SpendSettings {
        if (pageMax < 1) {
            throw new IllegalArgumentException("getinference.spend.page-max must be positive");
        }
    }
}
