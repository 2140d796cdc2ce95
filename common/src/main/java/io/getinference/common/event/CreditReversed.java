package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

/**
 * Credit is taken back. From billing.
 *
 * @param amount above zero
 * @param cause decides how much is taken if not all of it is free
 */
public record CreditReversed(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("grant") GrantId grant,
        @JsonProperty("amount_nano") Money amount,
        @JsonProperty("cause") Cause cause)
        implements CreditFact {

    public CreditReversed {
        Numbers.check(number);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("more than nothing is taken back");
        }
    }

    /** Why it is taken back. */
    public enum Cause {
        /**
         * We pay it back: at most what the grant has left and no lease needs. {@link CreditTaken}
         * says how much that is.
         */
        @JsonProperty("refund")
        REFUND,
        /**
         * The payment was taken from us, as a whole: what the grant no longer has is owed, and
         * nothing more is leased until it is made good.
         */
        @JsonProperty("chargeback")
        CHARGEBACK
    }
}
