package io.getinference.account.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.account.Refusals;
import io.getinference.account.audit.Reason;
import io.getinference.common.event.RulesSet;
import io.getinference.common.id.AccountId;

/**
 * The wish for other rules of leases; {@link RulesSet} says what each is and checks it.
 *
 * @param share at most one part in so many of what is left is leased ahead
 */
record SetRules(
        @JsonProperty(value = "lease_valid_seconds", required = true) long leaseValidSeconds,
        @JsonProperty(value = "reclaim_after_seconds", required = true) long reclaimAfterSeconds,
        @JsonProperty(value = "share", required = true) long share,
        @JsonProperty(value = "reason", required = true) @JsonSetter(nulls = Nulls.FAIL)
                Reason reason) {

    /** Answers 400 to what the fact would refuse. */
    SetRules checked() {
        require("lease_valid_seconds", leaseValidSeconds, 1, RulesSet.SECONDS_MAX);
        require(
                "reclaim_after_seconds",
                reclaimAfterSeconds,
                RulesSet.RECLAIM_SECONDS_MIN,
                RulesSet.SECONDS_MAX);
        require("share", share, 1, RulesSet.SHARE_MAX);
        return this;
    }

    private static void require(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw Refusals.badField(field, "must be from " + min + " to " + max);
        }
    }

    RulesSet fact(AccountId account, long number) {
        return new RulesSet(account, number, leaseValidSeconds, reclaimAfterSeconds, share);
    }
}
