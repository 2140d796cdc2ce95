package io.getinference.gateway.idempotency;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * Bounds on requests that may be sent again.
 *
 * @param answerMax how long Kafka and then metering may take to tell who holds a key
 * @param storeMax how long the end of an answer waits until it is stored
 * @param answerBytesMax of an answer once it is packed; a larger one is delivered and not stored.
 *     With what is around it, it has to fit into Kafka's largest record
 */
@ConfigurationProperties("getinference.idempotency")
record IdempotencySettings(
        @DefaultValue("3s") Duration answerMax,
        @DefaultValue("2s") Duration storeMax,
        @DefaultValue("900KB") DataSize answerBytesMax) {

    IdempotencySettings {
        if (!answerMax.isPositive() || !storeMax.isPositive()) {
            throw new IllegalArgumentException("getinference.idempotency: times are positive");
        }
    }
}
