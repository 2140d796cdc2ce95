package io.getinference.gateway.completion;

import io.getinference.common.lease.Limit;
import io.getinference.common.money.Money;
import io.getinference.gateway.budget.Hold;
import io.getinference.gateway.budget.HoldOutcome;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.caller.Identification;
import io.getinference.gateway.media.Pictures;
import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.route.Route;
import io.getinference.gateway.route.Routing;
import io.getinference.gateway.usage.Opening;
import io.getinference.gateway.usage.RunningUsage;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the caller is told when a box of the pipeline says no. */
public final class Refusals {

    private static final int UNAUTHORIZED = 401;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final Duration SOON = Duration.ofSeconds(1);

    private Refusals() {}

    /** The caller, or a 401 or 403 that says what was wrong with the key. */
    public static Caller orThrow(Identification identification) {
        return known(identification).caller();
    }

    /** The caller and what it may do, or a 401 or 403 that says what was wrong with the key. */
    public static Identification.Known known(Identification identification) {
        return switch (identification) {
            case Identification.Known known -> known;
            case Identification.WrongAddress wrong ->
                    throw ApiError.invalid(
                                    FORBIDDEN,
                                    "address_not_allowed",
                                    null,
                                    "This API key may not be used from this address. Call from one that"
                                            + " is allowed, or ask whoever manages the key to allow it.")
                            .asException();
            case Identification.Missing missing ->
                    throw ApiError.invalid(
                                    UNAUTHORIZED,
                                    null,
                                    null,
                                    "You didn't provide an API key. Send it in an Authorization header:"
                                            + " `Authorization: Bearer sk-...`.")
                            .asException();
            case Identification.Unknown unknown ->
                    throw ApiError.invalid(
                                    UNAUTHORIZED,
                                    "invalid_api_key",
                                    null,
                                    "Incorrect API key provided ("
                                            + unknown.hint()
                                            + "). It may have been revoked.")
                            .asException();
            case Identification.NotReady notReady -> throw starting();
        };
    }

    static Route orThrow(Routing routing) {
        return switch (routing) {
            case Routing.Found found -> found.route();
            case Routing.Unknown unknown -> throw unknownModel(unknown.name(), unknown.nearest());
            case Routing.NotAllowed refused -> throw modelNotAllowed(refused.name());
            case Routing.Unpriced unpriced ->
                    throw ApiError.server(
                                    UNAVAILABLE,
                                    "model_unpriced",
                                    "The model `"
                                            + unpriced.model()
                                            + "` has no price at the moment; use another one.")
                            .asException();
            case Routing.NotReady notReady -> throw starting();
        };
    }

    /** The model that a name stands for is offered to the key, or it is a 403 or 404. */
    public static void requireOffered(Routing routing) {
        switch (routing) {
            case Routing.Found found -> {}
            case Routing.Unpriced unpriced -> {}
            case Routing.Unknown unknown -> throw unknownModel(unknown.name(), unknown.nearest());
            case Routing.NotAllowed refused -> throw modelNotAllowed(refused.name());
            case Routing.NotReady notReady -> throw starting();
        }
    }

    /** 404, as OpenAI says it, with what may have been meant. */
    private static RefusedException unknownModel(String name, List<String> nearest) {
        return ApiError.invalid(
                        NOT_FOUND,
                        "model_not_found",
                        null,
                        "The model `"
                                + ApiError.shortened(name)
                                + "` does not exist. "
                                + (nearest.isEmpty()
                                        ? ""
                                        : "Did you mean `" + String.join("`, `", nearest) + "`? ")
                                + "GET /v1/models lists those that do.")
                .asException();
    }

    private static RefusedException modelNotAllowed(String name) {
        return ApiError.invalid(
                        FORBIDDEN,
                        "model_not_allowed",
                        null,
                        "This API key may not use the model `"
                                + ApiError.shortened(name)
                                + "`. Use one that GET /v1/models lists, or ask whoever manages the"
                                + " key to allow it.")
                .asException();
    }

    static Hold orThrow(HoldOutcome outcome) {
        return switch (outcome) {
            case HoldOutcome.Held held -> held.hold();
            case HoldOutcome.Exhausted exhausted -> throw paymentRequired(exhausted).asException();
            case HoldOutcome.SetAside setAside ->
                    throw new ApiError(
                                    TOO_MANY_REQUESTS,
                                    "requests",
                                    "held_by_running_requests",
                                    null,
                                    "What is left of "
                                            + nameOf(setAside.limit())
                                            + " is set aside for requests that are running. Retry when they have"
                                            + " finished, or lower `max_tokens`.",
                                    Map.of(),
                                    SOON)
                            .asException();
            case HoldOutcome.Limited limited -> throw RateRefusals.of(limited).asException();
            case HoldOutcome.Crowded crowded ->
                    throw ApiError.server(
                                    UNAVAILABLE,
                                    "overloaded",
                                    "Too many requests wait for money at once; nothing was charged. Please retry.")
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

    static ApiError of(ProviderFailure.Reason reason) {
        return switch (reason) {
            case ProviderFailure.Refused refused ->
                    ApiError.field(refused.code(), refused.param(), refused.message());
            case ProviderFailure.RateLimited limited ->
                    new ApiError(
                            TOO_MANY_REQUESTS,
                            "requests",
                            "rate_limit_exceeded",
                            null,
                            "The model is receiving too many requests. Please retry later.",
                            Map.of(),
                            limited.retryAfter());
            case ProviderFailure.OurFault fault ->
                    ApiError.server(
                            SERVER_ERROR, null, "The model cannot be reached. We have been told.");
            case ProviderFailure.Unavailable unavailable ->
                    ApiError.server(
                            SERVER_ERROR,
                            "upstream_unavailable",
                            "The model did not answer; nothing was charged. Please retry.");
            case ProviderFailure.Paused paused ->
                    ApiError.server(
                                    UNAVAILABLE,
                                    "upstream_unavailable",
                                    "The model does not answer at the moment; nothing was charged."
                                            + " Please retry later, or use another model.")
                            .after(paused.retryAfter());
            case ProviderFailure.Interrupted interrupted ->
                    ApiError.server(
                            SERVER_ERROR,
                            "upstream_stream_interrupted",
                            "The answer broke off; nothing was charged. Please retry.");
        };
    }

    static ApiError of(Pictures.Missing missing) {
        return ApiError.field(
                "invalid_image_url",
                missing.field(),
                "Invalid '" + missing.field() + "': " + missing.getMessage());
    }

    static RunningUsage orThrow(Opening opening) {
        return switch (opening) {
            case Opening.Opened opened -> opened.usage();
            case Opening.Full full ->
                    throw overloaded(
                            "Too much usage is waiting to be recorded; nothing was charged."
                                    + " Please retry.");
            case Opening.Unwritable unwritable ->
                    throw overloaded(
                            "Usage cannot be recorded at the moment; nothing was charged."
                                    + " Please retry.");
        };
    }

    /** What a request is told that ran for longer than a stop of this gateway waits. */
    static ApiError stopped() {
        return ApiError.server(
                        UNAVAILABLE,
                        "overloaded",
                        "This gateway is stopping and broke the answer off; nothing was charged."
                                + " Please retry.")
                .after(SOON);
    }

    static ApiError usageNotRecorded() {
        return ApiError.server(
                SERVER_ERROR,
                "usage_not_recorded",
                "The answer could not be finished because its usage is not on record.");
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

    /** 503: what the answer depends on has not been read yet. */
    public static RefusedException starting() {
        return overloaded("This gateway is starting. Please retry.");
    }

    private static RefusedException overloaded(String message) {
        return ApiError.server(UNAVAILABLE, "overloaded", message).after(SOON).asException();
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
