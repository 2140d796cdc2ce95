package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/**
 * The limits of one API key.
 *
 * @param budget the most that may be spent through the key in all; null where only the account's
 *     credit limits it
 */
public record KeyLimits(
        @JsonProperty("key") KeyId key, @JsonProperty("budget_nano") @Nullable Money budget) {

    public KeyLimits {
        if (budget != null) {
            budget.notNegative("a budget");
        }
    }
}
