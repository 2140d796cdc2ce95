package io.getinference.account.account;

/**
 * The account that now exists.
 *
 * @param isNew whether this call opened it; otherwise it was there and has the name from now on
 */
record Opened(boolean isNew, AccountView account) {}
