package io.getinference.gateway.completion;

import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.caller.Identification;
import io.getinference.gateway.media.Pictures;
import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.usage.Opening;
import io.getinference.gateway.usage.RunningUsage;

import java.time.Duration;
import java.util.Map;

/** What the caller is told when a box of the pipeline says no. */
public final class Refusals {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
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

    /** 503: what the answer depends on has not been read yet. */
    public static RefusedException starting() {
        return overloaded("This gateway is starting. Please retry.");
    }

    private static RefusedException overloaded(String message) {
        return ApiError.server(UNAVAILABLE, "overloaded", message).after(SOON).asException();
    }
}
