package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Rated;
import io.getinference.common.rating.TokenKind;

import org.jspecify.annotations.Nullable;

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
 * @param grants which credit paid the charge, in burn order; with what is owed it adds up to it
 * @param bookedAt the journal's time at which it was charged
 * @param owed the part of the charge that no credit paid, since a payment was taken back while the
 *     request ran; null for none
 */
public record UsageRated(
        @JsonProperty("usage") UsageRecorded usage,
        @JsonProperty("value_nano") Money value,
        @JsonProperty("charge_nano") Money charge,
        @JsonProperty("split_nano") Map<TokenKind, Money> split,
        @JsonProperty("grants") List<GrantUse> grants,
        @JsonProperty("booked_at") Instant bookedAt,
        @JsonProperty("owed_nano") @JsonInclude(Include.NON_NULL) @Nullable Money owed)
        implements DecidedEvent {

    public UsageRated {
        split = Map.copyOf(split);
        grants = List.copyOf(grants);
        requireSum(charge, split.values().stream().reduce(Money.ZERO, Money::plus));
        Money paid = grants.stream().map(GrantUse::amount).reduce(Money.ZERO, Money::plus);
        requireSum(charge, owed == null ? paid : paid.plus(owed));
        if (!value.covers(charge) || !usage.hold().covers(charge)) {
            throw new IllegalArgumentException("a charge is never above the value or the hold");
        }
    }

    /** A rating with the credit that paid it; what is missing of the charge is owed. */
    public static UsageRated of(
            UsageRecorded usage, Rated rated, List<GrantUse> grants, Instant bookedAt) {
        Money paid = grants.stream().map(GrantUse::amount).reduce(Money.ZERO, Money::plus);
        Money owed = rated.charge().minus(paid).notNegative("what is owed");
        return new UsageRated(
                usage,
                rated.value(),
                rated.charge(),
                rated.split(),
                grants,
                bookedAt,
                owed.isPositive() ? owed : null);
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
