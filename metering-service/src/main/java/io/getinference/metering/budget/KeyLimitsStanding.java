package io.getinference.metering.budget;

import io.getinference.common.event.RateLimits;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;
import io.getinference.common.standing.LimitStanding;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How a key that the newest limits name stands.
 *
 * @param team whose budgets limit it too, or null
 * @param limits every limit above it, the account's credit first
 * @param charged to the key in all
 * @param rates how fast it may be used, or null where nothing limits that
 */
public record KeyLimitsStanding(
        @Nullable TeamId team,
        List<LimitStanding> limits,
        Money charged,
        @Nullable RateLimits rates) {

    public KeyLimitsStanding {
        limits = List.copyOf(limits);
    }
}
