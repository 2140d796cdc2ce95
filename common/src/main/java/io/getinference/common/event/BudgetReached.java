package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The charges under a budget have reached a share of it that {@link LimitsSet} wants to be told, as
 * the account's fold decided it. Billing keeps it for whoever sends alerts.
 *
 * @param number counts the facts of this type about the account from 1
 * @param team whose budget it is; null where it is an API key's or the account's own
 * @param key whose budget it is; null where it is a team's or the account's own
 * @param window in which it was reached; null for a budget in all
 * @param since when that window began; null for a budget in all, and where nobody said when
 * @param percent of the budget
 * @param amount of the budget
 * @param charged under it, this percent or more
 * @param bookedAt the journal's time at which it was reached
 */
public record BudgetReached(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("team") @JsonInclude(Include.NON_NULL) @Nullable TeamId team,
        @JsonProperty("key") @JsonInclude(Include.NON_NULL) @Nullable KeyId key,
        @JsonProperty("window") @JsonInclude(Include.NON_NULL) @Nullable Window window,
        @JsonProperty("since") @JsonInclude(Include.NON_NULL) @Nullable Instant since,
        @JsonProperty("percent") int percent,
        @JsonProperty("amount_nano") Money amount,
        @JsonProperty("charged_nano") Money charged,
        @JsonProperty("booked_at") Instant bookedAt)
        implements DecidedEvent {

    public BudgetReached {
        Numbers.check(number);
        amount.notNegative("a budget");
        if (team != null && key != null) {
            throw new IllegalArgumentException("a budget is a team's or a key's");
        }
        if (percent < 1 || !charged.reaches(percent, amount)) {
            throw new IllegalArgumentException("the charges are at least the percent");
        }
    }

    /** Names the fact: billing keeps it once. */
    public String alertId() {
        return account + "/budget/" + number;
    }
}
