package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;

import org.jspecify.annotations.Nullable;

/**
 * An operator says what a quarantined usage should have been. Until then it counts at its hold.
 *
 * @param life whose usage it is
 * @param usageNumber the usage's number in that life and account
 * @param usage what is charged instead, or null where nothing is
 */
public record UsageCorrected(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("life") LifeId life,
        @JsonProperty("usage_number") long usageNumber,
        @JsonProperty("usage") @Nullable UsageRecorded usage)
        implements OperatorFact {

    public UsageCorrected {
        Numbers.check(number);
        Numbers.check(usageNumber);
        if (usage != null
                && !(usage.account().equals(account)
                        && usage.life().equals(life)
                        && usage.number() == usageNumber)) {
            throw new IllegalArgumentException("a correction is of the usage that it names");
        }
    }
}
