package io.getinference.gateway.standing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Bounds on what the holder of an API key may ask about it.
 *
 * @param answerMax for metering or billing to answer
 * @param asksMax questions that are on their way at once
 * @param pageMax lines of usage on one page
 * @param postedWithin a request that is not found and no older may still be on its way to the
 *     ledger
 */
@ConfigurationProperties("getinference.standing")
record StandingSettings(
        @DefaultValue("3s") Duration answerMax,
        @DefaultValue("200") int asksMax,
        @DefaultValue("100") int pageMax,
        @DefaultValue("1m") Duration postedWithin) {

    StandingSettings {
        if (!answerMax.isPositive() || asksMax < 1 || pageMax < 1 || postedWithin.isNegative()) {
            throw new IllegalArgumentException("getinference.standing: bounds must be positive");
        }
    }
}
