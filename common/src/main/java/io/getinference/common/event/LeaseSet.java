package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/**
 * A gateway sets the totals of its row for an API key. One message asks, renews and, with a lower
 * total, gives back. Totals are set, not added, so a lost, late or repeated message does no harm.
 *
 * @param number counts this row's messages from 1; only the newest counts
 * @param wants the total the gateway would like granted
 * @param needs the least total that helps; at most {@code wants}
 * @param rates the same of the key's rates, or null from a gateway that knows of no rate limits
 */
public record LeaseSet(
        @JsonProperty("account") AccountId account,
        @JsonProperty("key") KeyId key,
        @JsonProperty("life") LifeId life,
        @JsonProperty("number") long number,
        @JsonProperty("wants_nano") Money wants,
        @JsonProperty("needs_nano") Money needs,
        @JsonProperty("rates") @JsonInclude(Include.NON_NULL) @Nullable RateTotals rates)
        implements JournalEvent {

    public LeaseSet {
        Numbers.check(number);
        needs.notNegative("needs");
        if (!wants.covers(needs)) {
            throw new IllegalArgumentException("a gateway wants at least what it needs");
        }
    }

    /** A message that says nothing of rates. */
    public LeaseSet(
            AccountId account, KeyId key, LifeId life, long number, Money wants, Money needs) {
        this(account, key, life, number, wants, needs, null);
    }
}
