package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;

/**
 * An operator takes back what a gateway's life that will not return has leased. Its rows stay
 * closed; usage of it that still arrives is charged as far as every budget allows.
 */
public record LeaseReclaimed(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("life") LifeId life)
        implements OperatorFact {

    public LeaseReclaimed {
        Numbers.check(number);
    }
}
