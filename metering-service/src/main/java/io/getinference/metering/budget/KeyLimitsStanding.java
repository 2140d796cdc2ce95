package io.getinference.metering.budget;

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
 */
public record KeyLimitsStanding(@Nullable TeamId team, List<LimitStanding> limits, Money charged) {

    public KeyLimitsStanding {
        limits = List.copyOf(limits);
    }
}
