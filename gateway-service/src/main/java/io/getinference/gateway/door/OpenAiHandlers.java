package io.getinference.gateway.door;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.gateway.caller.Access;
import io.getinference.gateway.caller.Callers;
import io.getinference.gateway.completion.CompletionPipeline;
import io.getinference.gateway.completion.Exchange;
import io.getinference.gateway.completion.ModelRefusals;
import io.getinference.gateway.completion.Refusals;
import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;
import io.getinference.gateway.route.Offer;
import io.getinference.gateway.route.Routes;

import jakarta.servlet.RequestDispatcher;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The handlers of the public API. They write the response themselves, on the request's own
 * (virtual) thread: a stream may last for minutes, and nothing that times out asynchronous requests
 * is in its way.
 */
@Component
class OpenAiHandlers {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAiHandlers.class);
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int SERVER_ERROR = 500;

    private final CompletionPipeline pipeline;
    private final Callers callers;
    private final Routes routes;

    OpenAiHandlers(CompletionPipeline pipeline, Callers callers, Routes routes) {
        this.pipeline = pipeline;
        this.callers = callers;
        this.routes = routes;
    }

    ServerResponse complete(ServerRequest request) {
        return answer(pipeline::answer);
    }

    ServerResponse models(ServerRequest request) {
        return answer(exchange -> {
            Access access = access(exchange);
            requireCatalogue();
            List<?> models = routes.offered(access).stream().map(OpenAiHandlers::view).toList();
            exchange.json(200, Map.of("object", "list", "data", models));
        });
    }

    ServerResponse model(ServerRequest request) {
        String name = request.pathVariable("model");
        return answer(exchange -> {
            Access access = access(exchange);
            requireCatalogue();
            ModelRefusals.requireOffered(routes.to(name, access));
            String model = access.publicModel(name);
            Offer offer =
                    routes.offered(access).stream()
                            .filter(one -> one.row().model().value().equals(model))
                            .findFirst()
                            .orElseThrow(Refusals::starting);
            exchange.json(200, view(offer));
        });
    }

    ServerResponse onlyPost(ServerRequest request) {
        return methodNotAllowed("POST");
    }

    ServerResponse onlyGet(ServerRequest request) {
        return methodNotAllowed("GET");
    }

    /** Whatever else is asked for, and what the container sends here because it went wrong. */
    ServerResponse notFound(ServerRequest request) {
        if (request.attribute(RequestDispatcher.ERROR_STATUS_CODE).orElse(null)
                instanceof Integer status) {
            ApiError refused = Received.refused(request.servletRequest());
            return failed(refused == null ? errorOf(status) : refused);
        }
        return refuse(
                NOT_FOUND,
                "Unknown request URL: "
                        + request.method()
                        + " "
                        + request.path()
                        + ". Check the URL.");
    }

    private Access access(Exchange exchange) {
        return Refusals.known(callers.identify(exchange.authorization(), exchange.address()))
                .access();
    }

    /** Before the catalogue is read there is no saying which models there are not. */
    private void requireCatalogue() {
        if (!routes.isReady()) {
            throw Refusals.starting();
        }
    }

    private ServerResponse methodNotAllowed(String method) {
        return ServerResponse.status(METHOD_NOT_ALLOWED)
                .header("Allow", method)
                .build((request, response) -> {
                    new Exchange(request, response)
                            .error(
                                    ApiError.invalid(
                                            METHOD_NOT_ALLOWED,
                                            null,
                                            null,
                                            "Not allowed to "
                                                    + request.getMethod()
                                                    + " on "
                                                    + request.getRequestURI()
                                                    + ". Use "
                                                    + method
                                                    + "."));
                    return null;
                });
    }

    private static ServerResponse failed(ApiError error) {
        return ServerResponse.ok()
                .build((request, response) -> {
                    ToldError.tell(request, response, error);
                    return null;
                });
    }

    private static ApiError errorOf(int status) {
        return status < SERVER_ERROR
                ? ApiError.invalid(
                        status, null, null, "The request is incomplete or cannot be understood.")
                : ApiError.server(status, null, "The server had an error. Please retry.");
    }

    private static ServerResponse refuse(int status, String message) {
        return answer(exchange -> exchange.error(ApiError.invalid(status, null, null, message)));
    }

    static ServerResponse answer(Answering answering) {
        return ServerResponse.ok()
                .build((request, response) -> {
                    Exchange exchange = new Exchange(request, response);
                    try {
                        answering.answer(exchange);
                    } catch (RefusedException e) {
                        exchange.error(e.error());
                    } catch (RuntimeException e) {
                        LOG.error("{} failed", exchange, e);
                        exchange.error(
                                ApiError.server(
                                        SERVER_ERROR,
                                        null,
                                        "The server had an error. Please retry."));
                    }
                    return null;
                });
    }

    private static Map<String, @Nullable Object> view(Offer offer) {
        ModelRow row = offer.row();
        LocalDate shutdown = offer.shutdownDate();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", row.model().value());
        view.put("object", "model");
        view.put("created", offer.since().getEpochSecond());
        view.put("owned_by", row.provider().company());
        view.put("shutdown_date", shutdown == null ? null : shutdown.toString());
        view.put("display_name", row.displayName());
        view.put("description", row.description());
        return view;
    }

    /** What is done with one request. */
    interface Answering {
        void answer(Exchange exchange) throws IOException;
    }
}
