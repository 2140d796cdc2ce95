package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Keys of one account, revoked ones included, in the order of their ids.
 *
 * @param nextCursor where the next page begins; null on the last
 */
record KeyPage(
        @JsonProperty("keys") List<KeyView> keys,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {

    KeyPage {
        keys = List.copyOf(keys);
    }
}
