package io.getinference.billing.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.BudgetReached;
import io.getinference.common.event.Window;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A budget that was reached, as the API shows it; team and key are null for the account's own. */
record AlertView(
        @JsonProperty("number") long number,
        @JsonProperty("team") @Nullable TeamId team,
        @JsonProperty("key") @Nullable KeyId key,
        @JsonProperty("window") @Nullable Window window,
        @JsonProperty("since") @Nullable Instant since,
        @JsonProperty("percent") int percent,
        @JsonProperty("amount_nano") Money amount,
        @JsonProperty("amount_usd") String amountUsd,
        @JsonProperty("charged_nano") Money charged,
        @JsonProperty("charged_usd") String chargedUsd,
        @JsonProperty("reached_at") Instant reachedAt,
        @JsonProperty("recorded_at") Instant recordedAt) {

    static AlertView of(BudgetAlert alert) {
        BudgetReached reached = alert.reached();
        return new AlertView(
                reached.number(),
                reached.team(),
                reached.key(),
                reached.window(),
                reached.since(),
                reached.percent(),
                reached.amount(),
                reached.amount().toUsd(),
                reached.charged(),
                reached.charged().toUsd(),
                reached.bookedAt(),
                alert.recordedAt());
    }

    /**
     * Some of an account's, oldest first.
     *
     * @param nextCursor where the next page starts; null on the last one
     */
    record Page(
            @JsonProperty("alerts") List<AlertView> alerts,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {

        static Page of(List<BudgetAlert> rows, int limit) {
            String next =
                    rows.size() < limit ? null : Long.toString(rows.getLast().reached().number());
            return new Page(rows.stream().map(AlertView::of).toList(), next);
        }
    }
}
