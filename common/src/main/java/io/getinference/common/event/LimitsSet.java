package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;

import java.util.List;

/**
 * All limits of an account as they stand now; they replace those before. From account-service. An
 * account or key that no such fact names is unknown, and nothing is leased for it.
 *
 * @param number counts account-service's facts about this account from 1; a number already seen is
 *     a repetition
 * @param keys every active API key of the account, each once; a key that is no longer named spends
 *     no more
 */
public record LimitsSet(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("keys") List<KeyLimits> keys)
        implements JournalEvent {

    public LimitsSet {
        Numbers.check(number);
        keys = List.copyOf(keys);
        if (keys.stream().map(KeyLimits::key).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("a key has one set of limits");
        }
    }
}
