package io.getinference.account.audit;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.event.RulesSet;
import io.getinference.common.event.UsageCorrected;

/** What can be decided. */
enum Decision {
    @JsonProperty("limits_set")
    LIMITS_SET,
    @JsonProperty("lease_reclaimed")
    LEASE_RECLAIMED,
    @JsonProperty("usage_corrected")
    USAGE_CORRECTED,
    @JsonProperty("rules_set")
    RULES_SET;

    static Decision of(OperatorFact fact) {
        return switch (fact) {
            case LimitsSet _ -> LIMITS_SET;
            case LeaseReclaimed _ -> LEASE_RECLAIMED;
            case UsageCorrected _ -> USAGE_CORRECTED;
            case RulesSet _ -> RULES_SET;
        };
    }
}
