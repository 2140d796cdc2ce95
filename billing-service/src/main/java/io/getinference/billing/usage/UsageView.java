package io.getinference.billing.usage;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.PriceId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Posted usage as the API shows it. */
record UsageView(
        @JsonProperty("attempt") String attempt,
        @JsonProperty("request") RequestId request,
        @JsonProperty("key") KeyId key,
        @JsonProperty("model") PublicModel model,
        @JsonProperty("answered") UpstreamModel answered,
        @JsonProperty("outcome") Outcome outcome,
        @JsonProperty("estimated") boolean estimated,
        @JsonProperty("tokens") Map<TokenKind, Long> tokens,
        @JsonProperty("reasoning") long reasoning,
        @JsonProperty("price") PriceId price,
        @JsonProperty("hold_nano") Money hold,
        @JsonProperty("value_nano") Money value,
        @JsonProperty("charge_nano") Money charge,
        @JsonProperty("house_nano") Money house,
        @JsonProperty("split_nano") Map<TokenKind, Money> split,
        @JsonProperty("grants") List<GrantUse> grants,
        @JsonProperty("owed_nano") Money owed,
        @JsonProperty("findings") List<String> findings,
        @JsonProperty("occurred_at") Instant occurredAt,
        @JsonProperty("booked_at") Instant bookedAt,
        @JsonProperty("recorded_at") Instant recordedAt) {

    static UsageView of(PostedUsage posted) {
        UsageRated rated = posted.rated();
        UsageRecorded usage = rated.usage();
        return new UsageView(
                usage.attemptId(),
                usage.attempt().request(),
                usage.key(),
                usage.attempt().model(),
                usage.attempt().answered(),
                usage.outcome(),
                usage.estimated(),
                usage.usage().tokens(),
                usage.usage().reasoning(),
                usage.price().id(),
                usage.hold(),
                rated.value(),
                rated.charge(),
                rated.house(),
                rated.split(),
                rated.grants(),
                rated.owed() == null ? Money.ZERO : rated.owed(),
                posted.findings().stream()
                        .map(finding -> finding.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                usage.attempt().endedAt(),
                rated.bookedAt(),
                posted.recordedAt());
    }

    /**
     * Some of an account's usage, in the order of posting.
     *
     * @param nextCursor where the next page starts; null on the last one
     */
    record Page(
            @JsonProperty("usage") List<UsageView> usage,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {

        static Page of(List<PostedUsage> rows, int limit) {
            String next = rows.size() < limit ? null : Long.toString(rows.getLast().position());
            return new Page(rows.stream().map(UsageView::of).toList(), next);
        }
    }
}
