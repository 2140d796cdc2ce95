package io.getinference.gateway.door;

import io.getinference.gateway.openai.ApiError;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.ServerResponse;

/** What the gateway itself says on the way to a service, in the shape that services use. */
final class Problems {

    private Problems() {}

    static ServerResponse down(String service) {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The " + service + " service does not answer at the moment. Please retry.");
    }

    static ServerResponse badQuery() {
        return of(HttpStatus.BAD_REQUEST, "The query of the URL cannot be read.");
    }

    /** The same refusal that a caller of the public API gets. */
    static ServerResponse of(ApiError error) {
        return of(HttpStatus.valueOf(error.status()), error.message());
    }

    private static ServerResponse of(HttpStatus status, String detail) {
        ServerResponse.BodyBuilder response =
                ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return response.body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
