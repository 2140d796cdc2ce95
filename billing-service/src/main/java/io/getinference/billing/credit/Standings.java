package io.getinference.billing.credit;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;

import java.util.Optional;

/** How grants stand. */
public interface Standings {

    /** A grant of the account; empty if it has none of that id. */
    Optional<GrantStanding> find(AccountId account, GrantId grant);
}
