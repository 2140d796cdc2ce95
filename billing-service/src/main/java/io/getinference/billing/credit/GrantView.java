package io.getinference.billing.credit;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.GrantKind;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A grant as the API shows it. */
record GrantView(
        @JsonProperty("id") GrantId id,
        @JsonProperty("account") AccountId account,
        @JsonProperty("amount_usd") String amountUsd,
        @JsonProperty("amount_nano") Money amount,
        @JsonProperty("kind") GrantKind kind,
        @JsonProperty("priority") int priority,
        @JsonProperty("created_at") Instant createdAt) {

    static GrantView of(Grant grant) {
        GrantRequest request = grant.request();
        return new GrantView(
                grant.id(),
                grant.account(),
                request.amount().toUsd(),
                request.amount(),
                request.kind(),
                request.priority(),
                grant.createdAt());
    }

    /**
     * Some of an account's grants, oldest first.
     *
     * @param nextCursor where the next page starts; null on the last one
     */
    record Page(
            @JsonProperty("grants") List<GrantView> grants,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {

        static Page of(List<Grant> grants, int limit) {
            String next = grants.size() < limit ? null : Long.toString(grants.getLast().number());
            return new Page(grants.stream().map(GrantView::of).toList(), next);
        }
    }
}
