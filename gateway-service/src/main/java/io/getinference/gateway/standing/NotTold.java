package io.getinference.gateway.standing;

import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;

import java.time.Duration;

/** Why the holder of a key is not told what it asks. */
final class NotTold {

    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String NO_SUCH = "generation_not_found";

    private NotTold() {}

    /** Whether it never was or is another's is the same to the caller. */
    static RefusedException ofThisKey() {
        return noSuch("This API key made no request of that id.").asException();
    }

    /** A request that may be on its way still. */
    static RefusedException yet() {
        return noSuch(
                        "This API key made no request of that id, or its usage is not posted yet:"
                                + " that takes a moment after the end of its answer. Please retry.")
                .after(SOON)
                .asException();
    }

    static RefusedException now() {
        return ApiError.server(
                        UNAVAILABLE,
                        "standing_unavailable",
                        "This is not known at the moment. Please retry.")
                .after(SOON)
                .asException();
    }

    static RefusedException toSoMany() {
        return ApiError.server(
                        UNAVAILABLE,
                        "overloaded",
                        "Too many ask where they stand at once. Please retry.")
                .after(SOON)
                .asException();
    }

    private static ApiError noSuch(String message) {
        return ApiError.invalid(NOT_FOUND, NO_SUCH, "id", message);
    }
}
