package io.getinference.account.limit;

import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/** Where accounts' own budgets are kept. */
public interface LimitedAccounts {

    /** The account's budget beside its credit, as the caller's transaction sees it, or null. */
    @Nullable Money budget(AccountId account);
}
