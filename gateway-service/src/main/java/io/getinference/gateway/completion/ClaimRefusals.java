package io.getinference.gateway.completion;

import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;

import java.time.Duration;
import java.util.Map;

/** What a request that names itself is told when it is neither completed nor answered again. */
final class ClaimRefusals {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final String PARAM = "Idempotency-Key";
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(1);

    private ClaimRefusals() {}

    /** Official clients try again by themselves. */
    static RefusedException running() {
        return ApiError.invalid(
                        CONFLICT,
                        "idempotent_request_running",
                        PARAM,
                        "A request with this `Idempotency-Key` is being answered. Retry when it has"
                                + " ended: you will get its answer.")
                .after(SOON)
                .asException();
    }

    static RefusedException otherBody() {
        return ApiError.invalid(
                        UNPROCESSABLE,
                        "idempotency_key_reused",
                        PARAM,
                        "This `Idempotency-Key` names a request with another body. Send the same"
                                + " bytes again, or use a new key.")
                .asException();
    }

    /** To be charged once and told nothing is bad; to be charged twice without knowing is worse. */
    static RefusedException notKept() {
        return ApiError.invalid(
                        CONFLICT,
                        "idempotent_answer_not_kept",
                        PARAM,
                        "The request with this `Idempotency-Key` was answered and charged, but its"
                                + " answer was too large to be kept, or could not be. Use a new key"
                                + " to ask, and pay, again.")
                .asException();
    }

    static RefusedException full() {
        return new ApiError(
                        TOO_MANY_REQUESTS,
                        "requests",
                        "too_many_idempotency_keys",
                        PARAM,
                        "This account has used too many idempotency keys within 24 hours. Send the"
                                + " request without one, or later.",
                        Map.of(),
                        LATER)
                .asException();
    }

    static RefusedException unknown() {
        return ApiError.server(
                        UNAVAILABLE,
                        "budget_unavailable",
                        "It is not known at the moment whether this request was answered before;"
                                + " nothing was charged. Please retry.")
                .after(SOON)
                .asException();
    }
}
