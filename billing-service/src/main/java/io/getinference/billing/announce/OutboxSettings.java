package io.getinference.billing.announce;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How the outbox is relayed.
 *
 * @param relayEvery the pause between two looks; credit is spendable about this long after it was
 *     granted
 */
@ConfigurationProperties("getinference.outbox")
record OutboxSettings(@DefaultValue("100ms") Duration relayEvery) {

    OutboxSettings {
        if (!relayEvery.isPositive()) {
            throw new IllegalArgumentException("getinference.outbox.relay-every is above zero");
        }
    }
}
