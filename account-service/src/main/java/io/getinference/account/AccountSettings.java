package io.getinference.account;

import io.getinference.common.access.PlatformToken;
import io.getinference.common.topic.TopicSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the platform's services are all told.
 *
 * @param platformToken guards the API; there is no default, so that nobody runs with a known one
 * @param kafka the shape of topics that this service is the first to need
 */
@ConfigurationProperties("getinference")
record AccountSettings(@DefaultValue("") String platformToken, @DefaultValue Kafka kafka) {

    PlatformToken token() {
        return new PlatformToken(platformToken);
    }

    /** Records end up in logs. */
    @Override
    public String toString() {
        return "AccountSettings[platformToken=hidden, kafka=" + kafka + "]";
    }

    /**
     * How missing topics are made.
     *
     * @param journalPartitions fixed for the journal's life
     * @param replicas copies of each partition
     */
    record Kafka(@DefaultValue("48") int journalPartitions, @DefaultValue("3") short replicas) {

        TopicSettings topics() {
            return new TopicSettings(journalPartitions, replicas);
        }
    }
}
