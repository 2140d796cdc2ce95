package io.getinference.account.limit;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.id.AccountId;

import java.util.List;

/** Where keys' budgets are kept. */
public interface LimitedKeys {

    /** The limits of every active key, as the caller's transaction sees them. */
    List<KeyLimits> keyLimits(AccountId account);
}
