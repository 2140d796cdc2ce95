package io.getinference.gateway.attempt;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * Bounds on asking a provider again. Only what certainly was not begun is asked again.
 *
 * @param timesMax after the first attempt; 0 asks once
 * @param totalMax from the first attempt to the last one's beginning
 * @param backoffFirst before the second attempt; it doubles before each further one, and between a
 *     half and the whole of it is waited
 * @param waitMax the longest single wait; a provider that asks for a longer one is not asked again
 */
@ConfigurationProperties("getinference.retry")
record RetrySettings(
        @DefaultValue("2") int timesMax,
        @DefaultValue("10s") Duration totalMax,
        @DefaultValue("250ms") Duration backoffFirst,
        @DefaultValue("2s") Duration waitMax) {

    RetrySettings {
        if (timesMax < 0 || timesMax > 10) {
            throw new IllegalArgumentException("times-max must be 0 to 10");
        }
        for (Duration max : List.of(totalMax, backoffFirst, waitMax)) {
            if (!max.isPositive()) {
                throw new IllegalArgumentException("a time to wait must be positive");
            }
        }
    }
}
