package io.getinference.metering.owner;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Bounds on questions about accounts and on passing them on.
 *
 * @param waitMax the longest that a caller may wait for an answer ({@code wait_ms})
 * @param connectMax how long a connection to the owner may take; a host that is gone does not say
 *     so
 * @param networkMax how much longer than the caller's wait the owner's answer may take to arrive
 * @param lookAgain how often an owner that did not answer is tried again while the caller waits; a
 *     move of the account is heard of at once
 * @param asksMax how many questions may be passed on at the same time
 */
@ConfigurationProperties("getinference.owner")
record OwnerSettings(
        @DefaultValue("5s") Duration waitMax,
        @DefaultValue("300ms") Duration connectMax,
        @DefaultValue("500ms") Duration networkMax,
        @DefaultValue("100ms") Duration lookAgain,
        @DefaultValue("10000") int asksMax) {

    OwnerSettings {
        if (waitMax.isNegative()
                || !connectMax.isPositive()
                || !networkMax.isPositive()
                || !lookAgain.isPositive()
                || asksMax < 1) {
            throw new IllegalArgumentException("getinference.owner: bounds must be positive");
        }
    }
}
