package io.getinference.account.account;

import io.getinference.common.id.AccountId;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals of this API, each a problem that says what to do. */
public final class Refusals {

    private Refusals() {}

    /** 404: there is no such account. */
    public static ErrorResponseException unknown(AccountId account) {
        return notFound("There is no account " + account);
    }

    /** 404: what was named is not there. */
    public static ErrorResponseException notFound(String detail) {
        return problem(HttpStatus.NOT_FOUND, detail);
    }

    /** 409: it cannot be done as things stand. */
    public static ErrorResponseException conflict(String detail) {
        return problem(HttpStatus.CONFLICT, detail);
    }

    /** 400 that names the field. */
    public static ErrorResponseException badField(String field, String reason) {
        ErrorResponseException refusal =
                problem(HttpStatus.BAD_REQUEST, "`" + field + "`: " + reason);
        refusal.getBody().setProperty("field", field);
        return refusal;
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(
                status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
