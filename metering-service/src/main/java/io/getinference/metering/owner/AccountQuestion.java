package io.getinference.metering.owner;

import io.getinference.common.id.AccountId;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A request about one account.
 *
 * @param account null where the path has none that can be read, which its handler will say
 * @param request as it came
 * @param deadline until when its caller waits
 */
record AccountQuestion(@Nullable AccountId account, HttpServletRequest request, Deadline deadline) {

    private static final String WAIT = "wait_ms";

    /** Sets the deadline when the request is seen first, and keeps it when it is seen again. */
    static AccountQuestion of(HttpServletRequest request, Duration waitMax) {
        if (!(request.getAttribute(Deadline.ATTRIBUTE) instanceof Deadline deadline)) {
            Deadline set = Deadline.in(wait(request, waitMax));
            request.setAttribute(Deadline.ATTRIBUTE, set);
            return new AccountQuestion(account(request), request, set);
        }
        return new AccountQuestion(account(request), request, deadline);
    }

    boolean passedOn() {
        return request.getHeader(OwnerInterceptor.PASSED_ON) != null;
    }

    /** The same question to another instance, which waits only as long as is left. */
    URI at(URI instance) {
        return UriComponentsBuilder.fromUri(instance)
                .path(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam(WAIT, deadline.left().toMillis())
                .build(true)
                .toUri();
    }

    private static Duration wait(HttpServletRequest request, Duration waitMax) {
        String text = request.getParameter(WAIT);
        try {
            Duration wait = text == null ? Duration.ZERO : Duration.ofMillis(Long.parseLong(text));
            if (!wait.isNegative() && wait.compareTo(waitMax) <= 0) {
                return wait;
            }
        } catch (NumberFormatException e) {
            // Answered below like any other wait that we do not offer.
        }
        throw new ResponseStatusException(
                HttpStatus.BAD_REQUEST, WAIT + ": from 0 to " + waitMax.toMillis());
    }

    private static @Nullable AccountId account(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables)
                || !(variables.get("account") instanceof String text)) {
            return null;
        }
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
