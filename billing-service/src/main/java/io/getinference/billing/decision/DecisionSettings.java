package io.getinference.billing.decision;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How rated usage is read, and parked records are shown and tried again.
 *
 * @param group the consumer group whose members share the partitions; places are kept in our own
 *     database
 * @param sessionTimeout how long a reader that was killed keeps its partitions from the next one
 * @param pollRecordsMax the most records that one poll brings
 * @param retryAfter the pause before reading is tried again
 * @param parkedRowsMax the most parked records that one page lists, or one call tries again
 */
@ConfigurationProperties("getinference.decision")
record DecisionSettings(
        @DefaultValue("billing") String group,
        @DefaultValue("6s") Duration sessionTimeout,
        @DefaultValue("200") int pollRecordsMax,
        @DefaultValue("1s") Duration retryAfter,
        @DefaultValue("200") int parkedRowsMax) {

    DecisionSettings {
        boolean waits = sessionTimeout.isPositive() && retryAfter.isPositive();
        if (pollRecordsMax < 1 || parkedRowsMax < 1 || !waits) {
            throw new IllegalArgumentException("getinference.decision.* are above zero");
        }
    }
}
