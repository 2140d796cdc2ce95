package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;

import java.util.regex.Pattern;

/**
 * An active API key as gateways know it; the value of topic {@code api-keys} under the key's hash.
 * A revoked key is a tombstone.
 *
 * @param lastFour the end of the secret, for messages
 */
public record ApiKeyRow(
        @JsonProperty("key") KeyId key,
        @JsonProperty("account") AccountId account,
        @JsonProperty("last_four") String lastFour) {

    private static final Pattern LAST_FOUR = Pattern.compile("[A-Za-z0-9_-]{4}");

    public ApiKeyRow {
        if (!LAST_FOUR.matcher(lastFour).matches()) {
            throw new IllegalArgumentException("the last four characters of a key");
        }
    }
}
