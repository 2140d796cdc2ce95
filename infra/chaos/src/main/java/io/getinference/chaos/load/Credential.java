package io.getinference.chaos.load;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;

/**
 * An API key.
 *
 * @param account whose it is
 * @param key its id
 * @param secret what is shown at the door
 */
public record Credential(AccountId account, KeyId key, String secret) {}
