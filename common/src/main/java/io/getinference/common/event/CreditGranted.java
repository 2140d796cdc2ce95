package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

/**
 * Credit was granted. From billing.
 *
 * @param number counts billing's facts about this account from 1; a number already seen is a
 *     repetition
 * @param amount above zero
 * @param priority grants of a lower number burn first, then older ones
 */
public record CreditGranted(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("grant") GrantId grant,
        @JsonProperty("amount_nano") Money amount,
        @JsonProperty("kind") GrantKind kind,
        @JsonProperty("priority") int priority)
        implements JournalEvent {

    public CreditGranted {
        Numbers.check(number);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a grant is above zero");
        }
    }
}
