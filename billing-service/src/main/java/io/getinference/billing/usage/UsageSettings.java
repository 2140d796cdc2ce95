package io.getinference.billing.usage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How posted usage is shown.
 *
 * @param pageRowsMax the most usage one page lists
 */
@ConfigurationProperties("getinference.usage")
record UsageSettings(@DefaultValue("1000") int pageRowsMax) {

    UsageSettings {
        if (pageRowsMax < 1) {
            throw new IllegalArgumentException("getinference.usage.* are above zero");
        }
    }
}
