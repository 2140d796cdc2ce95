package io.getinference.gateway.completion;

import io.getinference.common.lease.Limit;
import io.getinference.common.money.Money;
import io.getinference.gateway.budget.Hold;
import io.getinference.gateway.budget.HoldOutcome;
import io.getinference.gateway.openai.ApiError;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request is told for which no money can be set aside. */
final class BudgetRefusals {

    private static final int PAYMENT_REQUIRED = 402;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final Duration SOON = Duration.ofSeconds(1);

    private BudgetRefusals() {}

    static Hold orThrow(HoldOutcome outcome) {
        return switch (outcome) {
            case HoldOutcome.Held held -> held.hold();
            case HoldOutcome.Exhausted exhausted -> throw paymentRequired(exhausted).asException();
            case HoldOutcome.SetAside setAside -> throw setAside(setAside.limit()).asException();
            case HoldOutcome.Limited limited -> throw RateRefusals.of(limited).asException();
            case HoldOutcome.Crowded crowded ->
                    throw ApiError.server(
                                    UNAVAILABLE,
                                    "overloaded",
                                    "Too many requests wait for money at once; nothing was charged. Please retry.")
                            .after(SOON)
                            .asException();
            case HoldOutcome.Uncounted uncounted ->
                    throw ApiError.server(
                                    UNAVAILABLE,
                                    "upstream_unavailable",
                                    "Little is left, and the model's provider does not count this prompt at the"
                                            + " moment; nothing was charged. Please retry.")
                            .after(SOON)
                            .asException();
            case HoldOutcome.Unknown unknown ->
                    throw ApiError.server(
                                    UNAVAILABLE,
                                    "budget_unavailable",
                                    "What may be spent is not known at the moment; nothing was charged. Please retry.")
                            .after(SOON)
                            .asException();
        };
    }

    private static ApiError setAside(Limit limit) {
        return new ApiError(
                TOO_MANY_REQUESTS,
                "requests",
                "held_by_running_requests",
                null,
                "What is left of "
                        + nameOf(limit)
                        + " is set aside for requests that are running. Retry when they have"
                        + " finished, or lower `max_tokens`.",
                Map.of(),
                SOON);
    }

    private static ApiError paymentRequired(HoldOutcome.Exhausted exhausted) {
        Money remaining = exhausted.remaining();
        Instant resetsAt = exhausted.resetsAt();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("remaining_usd", remaining.toUsd());
        details.put("affordable_max_tokens", exhausted.outputTokensAffordable());
        if (resetsAt != null) {
            details.put("resets_at", resetsAt.toString());
        }
        return new ApiError(
                PAYMENT_REQUIRED,
                "insufficient_quota",
                codeOf(exhausted.limit()),
                null,
                "This request does not fit in "
                        + nameOf(exhausted.limit())
                        + ": $"
                        + remaining.toUsd()
                        + " remain, which pays for at most "
                        + exhausted.outputTokensAffordable()
                        + " output tokens here. "
                        + (resetsAt == null ? "" : "It begins anew at " + resetsAt + ". ")
                        + "Buy credits or raise the budget, or send a shorter prompt.",
                details,
                null);
    }

    private static String codeOf(Limit limit) {
        return switch (limit) {
            case ACCOUNT_CREDIT -> "insufficient_credits";
            case ACCOUNT_BUDGET -> "account_budget_exceeded";
            case TEAM_BUDGET -> "team_budget_exceeded";
            case KEY_BUDGET -> "key_budget_exceeded";
        };
    }

    private static String nameOf(Limit limit) {
        return switch (limit) {
            case ACCOUNT_CREDIT -> "the account's credit";
            case ACCOUNT_BUDGET -> "the account's budget";
            case TEAM_BUDGET -> "the team's budget";
            case KEY_BUDGET -> "the API key's budget";
        };
    }
}
