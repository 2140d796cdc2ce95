package io.getinference.gateway.completion;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Bounds on answers that are read to their end although their callers are gone.
 *
 * @param atOnceMax answers at a time; one more is hung up on, and charged as far as it is known
 * @param timeMax for one of them, from the moment its caller was found to be gone
 */
@ConfigurationProperties("getinference.drain")
record DrainSettings(@DefaultValue("200") int atOnceMax, @DefaultValue("5m") Duration timeMax) {

    DrainSettings {
        if (atOnceMax < 0 || timeMax.isNegative()) {
            throw new IllegalArgumentException("at-once-max and time-max are not negative");
        }
    }
}
