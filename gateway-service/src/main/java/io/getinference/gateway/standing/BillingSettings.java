package io.getinference.gateway.standing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;

/**
 * Where billing answers.
 *
 * @param connectMax how long a connection may take: a host that is gone does not say so
 */
@ConfigurationProperties("getinference.billing")
record BillingSettings(
        @DefaultValue("http://127.0.0.1:8082") URI baseUrl,
        @DefaultValue("300ms") Duration connectMax) {

    BillingSettings {
        if (!connectMax.isPositive()) {
            throw new IllegalArgumentException("getinference.billing: bounds must be positive");
        }
    }
}
