package io.getinference.billing.taking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How credit ends.
 *
 * @param expiryEvery the pause between two looks for credit that has expired
 * @param expiriesMax the most grants that one look tells of
 * @param pageRowsMax the most reversals one page lists
 */
@ConfigurationProperties("getinference.taking")
record TakingSettings(
        @DefaultValue("5s") Duration expiryEvery,
        @DefaultValue("200") int expiriesMax,
        @DefaultValue("1000") int pageRowsMax) {

    TakingSettings {
        if (!expiryEvery.isPositive() || expiriesMax < 1 || pageRowsMax < 1) {
            throw new IllegalArgumentException("getinference.taking.* are above zero");
        }
    }
}
