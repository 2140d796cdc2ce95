package io.getinference.billing.taking;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;

/** A grant whose time has come and that the journal has not heard of yet. */
record Expiry(AccountId account, GrantId grant) {}
