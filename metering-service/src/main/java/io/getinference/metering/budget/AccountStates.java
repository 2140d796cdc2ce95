package io.getinference.metering.budget;

import io.getinference.common.id.AccountId;

/** The accounts' states as far as their journals were folded. */
public interface AccountStates {

    /** The newest state of one account. */
    Reading<AccountState> of(AccountId account);
}
