package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;

/**
 * A grant has expired: what of it no lease needs is taken now, the rest when it comes back. From
 * billing.
 */
public record CreditExpired(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("grant") GrantId grant)
        implements CreditFact {

    public CreditExpired {
        Numbers.check(number);
    }
}
