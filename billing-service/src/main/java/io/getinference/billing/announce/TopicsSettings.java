package io.getinference.billing.announce;

import io.getinference.common.topic.TopicSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How topics are made at the start.
 *
 * @param journalPartitions fixed for the journal's life
 * @param replicas copies of each partition
 * @param attemptsMax how often Kafka is asked before the start is given up
 * @param attemptsEvery the pause between two attempts
 */
@ConfigurationProperties("getinference.kafka")
record TopicsSettings(
        @DefaultValue("48") int journalPartitions,
        @DefaultValue("3") short replicas,
        @DefaultValue("30") int attemptsMax,
        @DefaultValue("1s") Duration attemptsEvery) {

    TopicsSettings {
        if (attemptsMax < 1) {
            throw new IllegalArgumentException("getinference.kafka.attempts-max starts at 1");
        }
    }

    TopicSettings topics() {
        return new TopicSettings(journalPartitions, replicas);
    }
}
