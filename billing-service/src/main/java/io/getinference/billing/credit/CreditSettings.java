package io.getinference.billing.credit;

import io.getinference.common.money.Money;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Bounds on granting credit.
 *
 * @param grantUsdMax the most one grant may be, in US dollars: a slip of the keyboard is found
 *     before it is spent
 * @param priorityMax the highest priority number; the lowest is 0 and burns first
 * @param lifetimeMax the longest that credit which expires may last
 * @param pageRowsMax the most grants one page lists
 */
@ConfigurationProperties("getinference.credit")
record CreditSettings(
        @DefaultValue("100000.00") String grantUsdMax,
        @DefaultValue("1000") int priorityMax,
        @DefaultValue("3653d") Duration lifetimeMax,
        @DefaultValue("1000") int pageRowsMax) {

    CreditSettings {
        if (!Money.ofUsd(grantUsdMax).isPositive()
                || priorityMax < 0
                || !lifetimeMax.isPositive()
                || pageRowsMax < 1) {
            throw new IllegalArgumentException("getinference.credit.* are above zero");
        }
    }

    Money grantMax() {
        return Money.ofUsd(grantUsdMax);
    }
}
