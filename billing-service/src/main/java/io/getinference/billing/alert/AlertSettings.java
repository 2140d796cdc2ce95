package io.getinference.billing.alert;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How alerts are shown.
 *
 * @param pageRowsMax the most alerts one page lists
 */
@ConfigurationProperties("getinference.alert")
record AlertSettings(@DefaultValue("1000") int pageRowsMax) {

    AlertSettings {
        if (pageRowsMax < 1) {
            throw new IllegalArgumentException("getinference.alert.* are above zero");
        }
    }
}
