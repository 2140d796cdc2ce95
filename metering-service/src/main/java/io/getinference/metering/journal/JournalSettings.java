package io.getinference.metering.journal;

import io.getinference.common.topic.TopicSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Kafka as the platform sets it up.
 *
 * @param journalPartitions fixed for the journal's life
 * @param replicas copies of each partition
 * @param startRetryMax how long a start waits for a Kafka that is not up
 * @param quarantinedBytesMax how much of a quarantined record's body is kept: a record as large as
 *     the topic allows would not fit any more once the reason is added
 * @param stateEntriesMax an account's state with more things in it is alarmed: it is stored as a
 *     whole, and would reach the largest record that Kafka takes at about three times as many
 * @param statesKeptMax accounts whose states each task keeps at hand
 */
@ConfigurationProperties("getinference.kafka")
record JournalSettings(
        @DefaultValue("48") int journalPartitions,
        @DefaultValue("3") short replicas,
        @DefaultValue("2m") Duration startRetryMax,
        @DefaultValue("500000") int quarantinedBytesMax,
        @DefaultValue("2000") int stateEntriesMax,
        @DefaultValue("500") int statesKeptMax) {

    JournalPartitions partitions() {
        return new JournalPartitions(journalPartitions);
    }

    TopicSettings topics() {
        return new TopicSettings(journalPartitions, replicas);
    }
}
