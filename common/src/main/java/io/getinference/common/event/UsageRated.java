package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Rated;
import io.getinference.common.rating.TokenKind;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Usage with its charge, as the account's fold decided it. Billing posts it.
 *
 * @param usage the fact that was rated
 * @param value usage × price, rounded once
 * @param charge what the customer pays, at most the hold; the rest of the value is the house's
 * @param split the charge by kind of token; adds up to it
 * @param grants which credit paid the charge, in burn order; adds up to it
 * @param bookedAt the journal's time at which it was charged
 */
public record UsageRated(
        @JsonProperty("usage") UsageRecorded usage,
        @JsonProperty("value_nano") Money value,
        @JsonProperty("charge_nano") Money charge,
        @JsonProperty("split_nano") Map<TokenKind, Money> split,
        @JsonProperty("grants") List<GrantUse> grants,
        @JsonProperty("booked_at") Instant bookedAt)
        implements Event {

    public UsageRated {
        split = Map.copyOf(split);
        grants = List.copyOf(grants);
        requireSum(charge, split.values().stream().reduce(Money.ZERO, Money::plus));
        requireSum(charge, grants.stream().map(GrantUse::amount).reduce(Money.ZERO, Money::plus));
        if (!value.covers(charge) || !usage.hold().covers(charge)) {
            throw new IllegalArgumentException("a charge is never above the value or the hold");
        }
    }

    /** A rating with the credit that paid it. */
    public static UsageRated of(
            UsageRecorded usage, Rated rated, List<GrantUse> grants, Instant bookedAt) {
        return new UsageRated(
                usage, rated.value(), rated.charge(), rated.split(), grants, bookedAt);
    }

    @Override
    public AccountId account() {
        return usage.account();
    }

    /** What no customer may be charged. */
    public Money house() {
        return value.minus(charge);
    }

    private static void requireSum(Money charge, Money sum) {
        if (!charge.equals(sum)) {
            throw new IllegalArgumentException("the parts of a charge add up to it");
        }
    }
}
