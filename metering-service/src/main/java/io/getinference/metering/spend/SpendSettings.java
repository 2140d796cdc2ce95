package io.getinference.metering.spend;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Bounds on what is kept for questions about spend, and on the answers.
 *
 * @param pageMax the most items on one page
 * @param rowsReadMax after how many rows of hours a page ends, however few lines they make
 * @param hoursKept how long what was used in an hour can be asked for; running sums are for ever
 */
@ConfigurationProperties("getinference.spend")
public record SpendSettings(
        @DefaultValue("100") int pageMax,
        @DefaultValue("20000") int rowsReadMax,
        @DefaultValue("400d") Duration hoursKept) {

    public SpendSettings {
        if (pageMax < 1 || rowsReadMax < 1 || hoursKept.toHours() < 1) {
            throw new IllegalArgumentException("getinference.spend: bounds must be positive");
        }
    }
}
