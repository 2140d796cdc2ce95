package io.getinference.gateway.usage;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.Attempt;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.gateway.budget.Hold;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.route.Route;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What the store has of a request that runs: all that its usage's fact needs if nobody ends it.
 *
 * @param seen what it has used so far, of which nothing is known before the provider's first
 *     counters
 * @param firstAt when the first piece of its answer came; null before
 */
record OpenRequest(
        @JsonProperty("account") AccountId account,
        @JsonProperty("key") KeyId key,
        @JsonProperty("request") RequestId request,
        @JsonProperty("model") PublicModel model,
        @JsonProperty("provider") Provider provider,
        @JsonProperty("asked") UpstreamModel asked,
        @JsonProperty("output_tokens_max") long outputTokensMax,
        @JsonProperty("hold_nano") Money hold,
        @JsonProperty("seen") Seen seen,
        @JsonProperty("first_at") @Nullable Instant firstAt) {

    static OpenRequest of(RequestId request, Caller caller, Hold hold, Route route) {
        return new OpenRequest(
                caller.account(),
                caller.key(),
                request,
                route.model().model(),
                route.model().provider(),
                route.model().upstream(),
                cap(route, hold.outputTokensMax()),
                hold.amount(),
                nothing(request, route),
                null);
    }

    /**
     * The same request, answered by another model.
     *
     * @param held the cap on output that the hold pays for
     */
    OpenRequest by(Route route, long held) {
        return new OpenRequest(
                account,
                key,
                request,
                model,
                route.model().provider(),
                route.model().upstream(),
                cap(route, held),
                hold,
                nothing(request, route),
                firstAt);
    }

    private static Seen nothing(RequestId request, Route route) {
        return Seen.nothing(route.model().upstream(), route.tiers().row(0), request.madeAt());
    }

    private static long cap(Route route, long held) {
        return Math.min(held, route.model().outputTokensMax());
    }

    OpenRequest with(Seen next) {
        return with(next, firstAt);
    }

    OpenRequest begunAt(Instant first) {
        return with(seen, first);
    }

    private OpenRequest with(Seen next, @Nullable Instant first) {
        return new OpenRequest(
                account, key, request, model, provider, asked, outputTokensMax, hold, next, first);
    }

    /** The fact of what it used, under the next number of its account. */
    UsageRecorded fact(LifeId life, long number, Outcome outcome, Seen used) {
        return new UsageRecorded(
                account,
                key,
                life,
                number,
                new Attempt(
                        request,
                        model,
                        provider,
                        asked,
                        used.answered(),
                        outputTokensMax,
                        used.at(),
                        request.madeAt(),
                        firstAt),
                used.usage(),
                outcome,
                !used.terminal(),
                hold,
                used.price());
    }
}
