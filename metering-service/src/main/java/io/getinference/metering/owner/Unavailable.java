package io.getinference.metering.owner;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** 503: nothing is known now, which is no answer about money; come back. */
public final class Unavailable extends ErrorResponseException {

    private static final long serialVersionUID = 1L;
    private static final String RETRY_SECONDS = "1";

    public Unavailable(String why) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, why),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
}
