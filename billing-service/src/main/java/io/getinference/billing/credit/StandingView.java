package io.getinference.billing.credit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A grant with what became of it: granted is used + expired + refunded + charged back + remaining.
 */
record StandingView(
        @JsonUnwrapped GrantView grant,
        @JsonProperty("used_nano") Money used,
        @JsonProperty("expired_nano") Money expired,
        @JsonProperty("refunded_nano") Money refunded,
        @JsonProperty("charged_back_nano") Money chargedBack,
        @JsonProperty("remaining_nano") Money remaining,
        @JsonProperty("remaining_usd") String remainingUsd) {

    static StandingView of(PostgresGrants.Row row) {
        GrantStanding standing = row.standing();
        return new StandingView(
                GrantView.of(row.grant()),
                standing.used(),
                standing.expired(),
                standing.refunded(),
                standing.chargedBack(),
                standing.remaining(),
                standing.remaining().toUsd());
    }

    /**
     * Some of an account's grants, oldest first.
     *
     * @param nextCursor where the next page starts; null on the last one
     */
    record Page(
            @JsonProperty("grants") List<StandingView> grants,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {

        static Page of(List<PostgresGrants.Row> rows, int limit) {
            String next =
                    rows.size() < limit ? null : Long.toString(rows.getLast().grant().number());
            return new Page(rows.stream().map(StandingView::of).toList(), next);
        }
    }
}
