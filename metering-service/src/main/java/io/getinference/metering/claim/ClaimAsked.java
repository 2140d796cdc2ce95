package io.getinference.metering.claim;

import io.getinference.common.claim.ClaimId;
import io.getinference.common.id.AccountId;

/**
 * A gateway's question who holds a key, once the claim that it wrote is applied.
 *
 * @param offset where the journal has that claim
 */
record ClaimAsked(AccountId account, ClaimId claim, long offset) {}
