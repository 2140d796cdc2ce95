package io.getinference.gateway.budget;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where metering answers; any instance answers for any account.
 *
 * @param baseUrl its address where there is one instance, or one in front of several
 * @param baseUrls the instances' addresses where there are several; instead of {@code baseUrl}
 * @param connectMax how long a connection may take: a host that is gone does not say so
 * @param networkMax how much longer than it was asked to wait an instance's answer may take
 * @param skipFor how long an instance that did not answer is asked only after all others
 * @param pause between two rounds of asking all
 */
@ConfigurationProperties("getinference.metering")
record MeteringSettings(
        @DefaultValue("http://127.0.0.1:8083") URI baseUrl,
        @Nullable List<URI> baseUrls,
        @DefaultValue("300ms") Duration connectMax,
        @DefaultValue("300ms") Duration networkMax,
        @DefaultValue("5s") Duration skipFor,
        @DefaultValue("50ms") Duration pause) {

    MeteringSettings {
        baseUrls =
                baseUrls == null || baseUrls.isEmpty() ? List.of(baseUrl) : List.copyOf(baseUrls);
        if (!connectMax.isPositive() || !networkMax.isPositive() || !pause.isPositive()) {
            throw new IllegalArgumentException("getinference.metering: bounds must be positive");
        }
    }

    /** Every instance. */
    List<URI> instances() {
        return baseUrls == null ? List.of(baseUrl) : baseUrls;
    }
}
