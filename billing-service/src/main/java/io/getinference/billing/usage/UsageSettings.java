package io.getinference.billing.usage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How rated usage is read and shown.
 *
 * @param group the consumer group whose members share the partitions; places are kept in our own
 *     database
 * @param sessionTimeout how long a reader that was killed keeps its partitions from the next one
 * @param pollRecordsMax the most records that one poll brings
 * @param retryAfter the pause before reading is tried again
 * @param pageRowsMax the most usage one page lists
 */
@ConfigurationProperties("getinference.usage")
record UsageSettings(
        @DefaultValue("billing") String group,
        @DefaultValue("6s") Duration sessionTimeout,
        @DefaultValue("200") int pollRecordsMax,
        @DefaultValue("1s") Duration retryAfter,
        @DefaultValue("1000") int pageRowsMax) {

    UsageSettings {
        boolean waits = sessionTimeout.isPositive() && retryAfter.isPositive();
        if (pollRecordsMax < 1 || pageRowsMax < 1 || !waits) {
            throw new IllegalArgumentException("getinference.usage.* are above zero");
        }
    }
}
