package io.getinference.metering.owner;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.net.URI;

/**
 * This instance among several.
 *
 * @param advertisedUrl {@code scheme://host:port} at which the other instances reach this one; null
 *     for its own port on 127.0.0.1, where all run on one machine
 */
@ConfigurationProperties("getinference")
record InstanceSettings(@Nullable URI advertisedUrl) {

    InstanceSettings {
        if (advertisedUrl != null
                && (advertisedUrl.getScheme() == null
                        || advertisedUrl.getHost() == null
                        || advertisedUrl.getPort() < 1)) {
            throw new IllegalArgumentException(
                    "getinference.advertised-url: scheme://host:port, not " + advertisedUrl);
        }
    }
}
