package io.getinference.account.limit;

import io.getinference.common.id.AccountId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Where accounts' own limits are kept. */
public interface LimitedAccounts {

    /** The account's limits, as the caller's transaction sees them. */
    AccountLimits limits(AccountId account);

    /** Keeps when the limits must be told again though nothing changed; null for never. */
    void tellAgainAt(AccountId account, @Nullable Instant at);
}
