package io.getinference.gateway.door;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How long a stop may take; with {@code getinference.usage.stop-max} it has to be less than whoever
 * stops this gateway waits before it kills it.
 *
 * @param runningMax for requests that run to end by themselves
 * @param brokenOffMax for those that are broken off then, to tell their callers
 */
@ConfigurationProperties("getinference.stop")
record StopSettings(
        @DefaultValue("15s") Duration runningMax, @DefaultValue("3s") Duration brokenOffMax) {

    StopSettings {
        if (runningMax.isNegative() || brokenOffMax.isNegative()) {
            throw new IllegalArgumentException("a time of getinference.stop is negative");
        }
    }
}
