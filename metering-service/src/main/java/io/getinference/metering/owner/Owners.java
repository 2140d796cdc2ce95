package io.getinference.metering.owner;

import io.getinference.common.id.AccountId;

/** Who owns which account now. */
public interface Owners {

    /** Never waits; what it says may be outdated by the next moment. */
    Owner of(AccountId account);
}
