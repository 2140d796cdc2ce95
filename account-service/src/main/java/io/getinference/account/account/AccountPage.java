package io.getinference.account.account;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Accounts in the order of their ids.
 *
 * @param nextCursor where the next page begins; null on the last
 */
record AccountPage(
        @JsonProperty("accounts") List<AccountView> accounts,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {

    AccountPage {
        accounts = List.copyOf(accounts);
    }
}
