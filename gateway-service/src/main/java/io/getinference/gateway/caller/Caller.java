package io.getinference.gateway.caller;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;

/** An API key's holder: whose money is spent, and under which key. */
public record Caller(AccountId account, KeyId key) {}
