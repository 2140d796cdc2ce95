package io.getinference.account.model;

import io.getinference.common.id.AccountId;

/** The keys whose gateways have to hear of names of models. */
public interface ToldKeys {

    /** Tells every active key of the account anew, in the caller's transaction. */
    void tellAll(AccountId account);
}
