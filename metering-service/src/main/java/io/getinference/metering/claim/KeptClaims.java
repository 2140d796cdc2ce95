package io.getinference.metering.claim;

import io.getinference.common.claim.ClaimId;
import io.getinference.common.id.AccountId;
import io.getinference.metering.budget.Reading;

/** The accounts' keys as far as their journals were folded. */
public interface KeptClaims {

    /** The newest state of one key; unknown where the account never claimed any. */
    Reading<KeptClaim> of(AccountId account, ClaimId claim);
}
