package io.getinference.account.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How limits with windows are kept from running out.
 *
 * @param renewEvery how often accounts are looked for whose limits have to be told again
 * @param renewalsMax the most accounts that are told each time
 */
@ConfigurationProperties("getinference.limits")
record LimitsSettings(
        @DefaultValue("1m") Duration renewEvery, @DefaultValue("1000") int renewalsMax) {

    LimitsSettings {
        if (!renewEvery.isPositive() || renewalsMax < 1) {
            throw new IllegalArgumentException("limits are renewed, at least one each time");
        }
    }
}
