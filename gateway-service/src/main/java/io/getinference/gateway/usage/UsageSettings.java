package io.getinference.gateway.usage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * Bounds on recording usage.
 *
 * @param saveEvery how often the usage of a running answer is saved
 * @param ackMax how long the end of an answer waits for Kafka before its usage is forced to disk
 * @param durableMax how long it waits for Kafka where the disk fails, before it ends in an error
 * @param unsentMax records that are waiting for Kafka or still to come from requests that run; then
 *     new requests are refused
 * @param pauseFirst before usage is sent again that Kafka did not take; it doubles each time
 * @param pauseMax the longest such pause
 * @param stopMax how long the end of this gateway waits for Kafka
 * @param recoverMax how long the operator's command waits for Kafka
 */
@ConfigurationProperties("getinference.usage")
record UsageSettings(
        @DefaultValue("1s") Duration saveEvery,
        @DefaultValue("300ms") Duration ackMax,
        @DefaultValue("125s") Duration durableMax,
        @DefaultValue("20000") int unsentMax,
        @DefaultValue("100ms") Duration pauseFirst,
        @DefaultValue("5s") Duration pauseMax,
        @DefaultValue("5s") Duration stopMax,
        @DefaultValue("5m") Duration recoverMax) {

    UsageSettings {
        for (Duration time : List.of(saveEvery, ackMax, durableMax, pauseFirst, pauseMax)) {
            if (!time.isPositive()) {
                throw new IllegalArgumentException("a time of getinference.usage is not positive");
            }
        }
        if (unsentMax < 1) {
            throw new IllegalArgumentException("unsent-max is at least 1");
        }
    }
}
