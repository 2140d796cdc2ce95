package io.getinference.metering.claim;

import org.jspecify.annotations.Nullable;

/**
 * A key as the store has it.
 *
 * @param seen the offset of the newest fact about any key of the account that was applied
 * @param claim null where nobody holds the key
 */
public record KeptClaim(long seen, @Nullable Claim claim) {}
