package io.getinference.gateway.door;

import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.standing.KeyHolder;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.util.Map;

/** The handlers for what the holder of an API key may know of it. */
@Component
class HolderHandlers {

    private static final int BAD_REQUEST = 400;

    private final KeyHolder holder;

    HolderHandlers(KeyHolder holder) {
        this.holder = holder;
    }

    ServerResponse key(ServerRequest request) {
        return OpenAiHandlers.answer(holder::key);
    }

    ServerResponse usage(ServerRequest request) {
        return OpenAiHandlers.answer(
                exchange -> holder.usage(exchange, query(request.servletRequest())));
    }

    ServerResponse generation(ServerRequest request) {
        String id = request.pathVariable("id");
        return OpenAiHandlers.answer(exchange -> holder.generation(exchange, id));
    }

    /** There is no body that could add to it. */
    private static Map<String, String[]> query(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (InvalidParameterException e) {
            throw ApiError.invalid(
                            BAD_REQUEST,
                            "malformed_request",
                            null,
                            "The query of the URL cannot be read.")
                    .asException();
        }
    }
}
