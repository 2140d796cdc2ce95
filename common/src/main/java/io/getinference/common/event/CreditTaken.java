package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import java.time.Instant;

/**
 * Credit left a grant without being spent, as the account's fold decided it. Billing posts it.
 *
 * @param number of billing's fact that led to it
 * @param part counts the pieces of one fact from 1: an expiry may take several
 * @param amount taken from the grant; zero where nothing of a refund was free
 * @param owed what a chargeback found no longer there
 * @param bookedAt the journal's time at which it was taken
 */
public record CreditTaken(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("part") int part,
        @JsonProperty("grant") GrantId grant,
        @JsonProperty("kind") GrantKind kind,
        @JsonProperty("cause") Cause cause,
        @JsonProperty("amount_nano") Money amount,
        @JsonProperty("owed_nano") Money owed,
        @JsonProperty("booked_at") Instant bookedAt)
        implements DecidedEvent {

    public CreditTaken {
        Numbers.check(number);
        Numbers.check(part);
        amount.notNegative("what is taken");
        owed.notNegative("what is owed");
    }

    /** Names the piece: the ledger posts it once. */
    public String takingId() {
        return account + "/credit/" + number + "/" + part;
    }

    /** Why credit is gone. */
    public enum Cause {
        @JsonProperty("refund")
        REFUND,
        @JsonProperty("chargeback")
        CHARGEBACK,
        @JsonProperty("expiry")
        EXPIRY
    }
}
