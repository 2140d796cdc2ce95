package io.getinference.gateway;

import io.getinference.common.access.PlatformToken;
import io.getinference.common.topic.TopicSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every service of the platform is told alike.
 *
 * @param platformToken the secret that services call each other with
 * @param kafka how topics are made where they are missing
 */
@ConfigurationProperties("getinference")
record GatewaySettings(String platformToken, @DefaultValue Kafka kafka) {

    record Kafka(@DefaultValue("48") int journalPartitions, @DefaultValue("3") short replicas) {
        TopicSettings topics() {
            return new TopicSettings(journalPartitions, replicas);
        }
    }

    /** Never the secret: settings end up in logs. */
    @Override
    public String toString() {
        return "GatewaySettings[" + kafka + "]";
    }

    PlatformToken token() {
        return new PlatformToken(platformToken);
    }
}
