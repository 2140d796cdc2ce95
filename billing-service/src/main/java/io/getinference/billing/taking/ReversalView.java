package io.getinference.billing.taking;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.CreditReversed;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A reversal as the API shows it.
 *
 * @param number names it in its account
 * @param amount what was asked
 * @param taken what the grant gave; null while it is pending. Of a refund it may be less than asked
 * @param owed what a chargeback found no longer there; null while it is pending
 */
record ReversalView(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("grant") GrantId grant,
        @JsonProperty("cause") CreditReversed.Cause cause,
        @JsonProperty("amount_usd") String amountUsd,
        @JsonProperty("amount_nano") Money amount,
        @JsonProperty("reason") String reason,
        @JsonProperty("status") Status status,
        @JsonProperty("taken_nano") @Nullable Money taken,
        @JsonProperty("owed_nano") @Nullable Money owed,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("taken_at") @Nullable Instant takenAt) {

    static ReversalView of(PostgresReversals.Row row) {
        Reversal reversal = row.reversal();
        ReversalRequest request = reversal.request();
        TakenBack taken = row.taken();
        return new ReversalView(
                reversal.account(),
                reversal.number(),
                request.grant(),
                request.cause(),
                request.amount().toUsd(),
                request.amount(),
                request.reason(),
                taken == null ? Status.PENDING : Status.TAKEN,
                taken == null ? null : taken.taken(),
                taken == null ? null : taken.owed(),
                reversal.createdAt(),
                taken == null ? null : taken.at());
    }

    enum Status {
        /** Told to the journal; its fold has not answered yet. */
        @JsonProperty("pending")
        PENDING,
        /** Decided and posted. */
        @JsonProperty("taken")
        TAKEN
    }

    /**
     * Some of an account's reversals, in the order of asking.
     *
     * @param nextCursor where the next page starts; null on the last one
     */
    record Page(
            @JsonProperty("reversals") List<ReversalView> reversals,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {

        static Page of(List<PostgresReversals.Row> rows, int limit) {
            String next =
                    rows.size() < limit ? null : Long.toString(rows.getLast().reversal().number());
            return new Page(rows.stream().map(ReversalView::of).toList(), next);
        }
    }
}
