package io.getinference.gateway.budget;

import io.getinference.common.lease.Limit;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Whether money could be set aside for a request. */
public sealed interface HoldOutcome {

    /** Whether a cheaper request might have been paid. */
    default boolean isTooDear() {
        return switch (this) {
            case Exhausted _, SetAside _, Uncounted _ -> true;
            case Held _, Limited _, Crowded _, Unknown _ -> false;
        };
    }

    /** It is set aside; whoever has the hold settles or closes it. */
    record Held(Hold hold) implements HoldOutcome {}

    /**
     * A limit is used up: prompt and a useful answer could not be paid even if all money set aside
     * came back.
     *
     * @param limit which one
     * @param remaining what it would have if all came back; zero or more
     * @param resetsAt when the limit begins anew, or null
     * @param outputTokensAffordable the cap on output that this would pay for
     */
    record Exhausted(
            Limit limit, Money remaining, @Nullable Instant resetsAt, long outputTokensAffordable)
            implements HoldOutcome {}

    /** There is money, but it is set aside for requests that are running. */
    record SetAside(Limit limit) implements HoldOutcome {}

    /**
     * The key's rate does not let it through now.
     *
     * @param limit in a minute, or at once where that is what is limited
     * @param retryAfter when it is this request's turn
     */
    record Limited(RateKind kind, long limit, Duration retryAfter) implements HoldOutcome {}

    /** Too many requests of the key wait for money, or too many keys are in use at once. */
    record Crowded() implements HoldOutcome {}

    /**
     * What is left may be enough, but the provider does not count the prompt, and by its upper
     * bound it is too little.
     */
    record Uncounted() implements HoldOutcome {}

    /** Nobody can say at the moment what may be spent. */
    record Unknown() implements HoldOutcome {}
}
