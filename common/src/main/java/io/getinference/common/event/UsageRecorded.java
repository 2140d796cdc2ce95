package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Usage;

/**
 * A provider attempt returned usage. The edge reports quantities; what they cost is computed by the
 * account's fold.
 *
 * @param number counts the life's usage of this account from 1 without gaps; a number already seen
 *     is a repetition
 * @param estimated the usage is a lower bound, since the provider's own final count is missing
 * @param hold what was set aside for the request; no charge is above it
 * @param price the row of the model that answered, from the price book as it was when the hold was
 *     taken
 */
public record UsageRecorded(
        @JsonProperty("account") AccountId account,
        @JsonProperty("key") KeyId key,
        @JsonProperty("life") LifeId life,
        @JsonProperty("number") long number,
        @JsonProperty("attempt") Attempt attempt,
        @JsonProperty("usage") Usage usage,
        @JsonProperty("outcome") Outcome outcome,
        @JsonProperty("estimated") boolean estimated,
        @JsonProperty("hold_nano") Money hold,
        @JsonProperty("price") Price price)
        implements JournalEvent {

    public UsageRecorded {
        Numbers.check(number);
        hold.notNegative("a hold");
        if (!price.perMillion().cover(usage)) {
            throw new IllegalArgumentException(
                    "the price row has no price for a kind of token that was used");
        }
    }

    /** Names the attempt over all lives: the ledger posts it once. */
    public String attemptId() {
        return life + "/" + account + "/" + number;
    }
}
