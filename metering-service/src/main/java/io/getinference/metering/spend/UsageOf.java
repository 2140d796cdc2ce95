package io.getinference.metering.spend;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;

/** Whose hours: rows of others inside the account are {@link UsageRow.Passed}. */
public sealed interface UsageOf {

    /** Inside which account. */
    AccountId account();

    /** The whole account's. */
    record Account(AccountId account) implements UsageOf {}

    /** Those of one API key. */
    record Key(AccountId account, KeyId key) implements UsageOf {}
}
