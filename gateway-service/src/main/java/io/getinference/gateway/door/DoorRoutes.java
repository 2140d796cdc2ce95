package io.getinference.gateway.door;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.getinference.gateway.openai.RefusedException;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.WebUtils;

import java.io.IOException;
import java.net.URI;

/** Everything that can be reached from outside. {@code /internal/**} of the services never is. */
@Configuration(proxyBeanMethods = false)
class DoorRoutes {

    private static final RequestPredicate PLAIN = new PlainPath();
    private static final int OPENAI = 1;
    private static final int SERVICES = 2;
    private static final int ANYTHING_ELSE = 3;

    /**
     * The public API. What is under {@code /v1} and none of it gets an error in OpenAI's shape too.
     */
    @Bean
    @Order(OPENAI)
    RouterFunction<ServerResponse> openAiApi(OpenAiHandlers handlers, HolderHandlers holder) {
        return route("completions")
                .POST("/v1/chat/completions", handlers::complete)
                .build()
                .and(route("models").GET("/v1/models", handlers::models).build())
                .and(route("model").GET("/v1/models/{model}", handlers::model).build())
                .and(route("key").GET("/v1/key", holder::key).build())
                .and(route("usage").GET("/v1/usage", holder::usage).build())
                .and(route("generation").GET("/v1/generations/{id}", holder::generation).build())
                .and(
                        route("wrong-method")
                                .route(path("/v1/chat/completions"), handlers::onlyPost)
                                .build())
                .and(
                        route("wrong-method-models")
                                .route(
                                        path("/v1/models").or(path("/v1/models/{model}")),
                                        handlers::onlyGet)
                                .build())
                .and(
                        route("wrong-method-holder")
                                .route(
                                        path("/v1/key")
                                                .or(path("/v1/usage"))
                                                .or(path("/v1/generations/{id}")),
                                        handlers::onlyGet)
                                .build())
                .and(
                        route("unknown-v1")
                                .route(path("/v1/**").or(path("/v1")), handlers::notFound)
                                .build());
    }

    @Bean
    @Order(SERVICES)
    RouterFunction<ServerResponse> services(DoorSettings settings, DoorBounds bounds) {
        return to("account", settings.account().baseUrl(), bounds)
                .and(to("billing", settings.billing().baseUrl(), bounds))
                .and(to("metering", settings.metering().baseUrl(), bounds));
    }

    @Bean
    @Order(ANYTHING_ELSE)
    RouterFunction<ServerResponse> anythingElse(OpenAiHandlers handlers) {
        return route("unknown").route(path("/**"), handlers::notFound).build();
    }

    private static RouterFunction<ServerResponse> to(
            String service, URI address, DoorBounds bounds) {
        return route(service)
                .route(path("/api/" + service + "/v1/**").and(PLAIN), http())
                .onError(ResourceAccessException.class, (error, request) -> Problems.down(service))
                .onError(InvalidParameterException.class, (error, request) -> Problems.badQuery())
                .filter((request, next) -> whole(request, next, bounds))
                .before(uri(address))
                .build();
    }

    /** A service sees a body once all of it is here, so that nobody's slowness is its own. */
    private static ServerResponse whole(
            ServerRequest request, HandlerFunction<ServerResponse> next, DoorBounds bounds)
            throws Exception {
        Received received = WebUtils.getNativeRequest(request.servletRequest(), Received.class);
        if (received != null) {
            try {
                received.buffer(bounds.apiBodyMax());
            } catch (RefusedException e) {
                return Problems.of(e.error());
            } catch (IOException e) {
                // The caller hung up, and will not read this either.
                return Problems.of(Refused.malformed().error());
            }
        }
        return next.handle(request);
    }
}
