package io.getinference.gateway.completion;

import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;
import io.getinference.gateway.route.Route;
import io.getinference.gateway.route.Routing;

import java.util.List;

/** What the caller is told whose model cannot be called. */
public final class ModelRefusals {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private ModelRefusals() {}

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
            case Routing.NotReady notReady -> throw Refusals.starting();
        };
    }

    /** The model that a name stands for is offered to the key, or it is a 403 or 404. */
    public static void requireOffered(Routing routing) {
        switch (routing) {
            case Routing.Found found -> {}
            case Routing.Unpriced unpriced -> {}
            case Routing.Unknown unknown -> throw unknownModel(unknown.name(), unknown.nearest());
            case Routing.NotAllowed refused -> throw modelNotAllowed(refused.name());
            case Routing.NotReady notReady -> throw Refusals.starting();
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
}
