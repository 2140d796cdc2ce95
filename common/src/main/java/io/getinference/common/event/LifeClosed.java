package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;

/**
 * A gateway's life is over. From its next life, or from itself when it stops. Applied once all
 * usage up to the last number has been seen: then its rows are closed and their money is free.
 *
 * @param lastUsage the number of the life's last usage of this account; 0 where there was none
 */
public record LifeClosed(
        @JsonProperty("account") AccountId account,
        @JsonProperty("life") LifeId life,
        @JsonProperty("last_usage") long lastUsage)
        implements JournalEvent {

    public LifeClosed {
        if (lastUsage < 0) {
            throw new IllegalArgumentException("usage is numbered from 1, and 0 says none");
        }
    }
}
