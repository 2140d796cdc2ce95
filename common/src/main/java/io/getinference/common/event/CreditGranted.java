package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Credit was granted. From billing.
 *
 * @param number counts billing's facts about this account from 1; a number already seen is a
 *     repetition
 * @param amount above zero
 * @param priority grants of a lower number burn first, then those that expire sooner, then older
 *     ones
 * @param expiresAt when billing will say that it has expired, for the order in which grants burn;
 *     null where it does not expire
 */
public record CreditGranted(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("grant") GrantId grant,
        @JsonProperty("amount_nano") Money amount,
        @JsonProperty("kind") GrantKind kind,
        @JsonProperty("priority") int priority,
        @JsonProperty("expires_at") @JsonInclude(Include.NON_NULL) @Nullable Instant expiresAt)
        implements CreditFact {

    public CreditGranted {
        Numbers.check(number);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a grant is above zero");
        }
    }

    /** Credit that does not expire. */
    public CreditGranted(
            AccountId account,
            long number,
            GrantId grant,
            Money amount,
            GrantKind kind,
            int priority) {
        this(account, number, grant, amount, kind, priority, null);
    }
}
