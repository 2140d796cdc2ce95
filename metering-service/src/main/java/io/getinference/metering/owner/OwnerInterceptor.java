package io.getinference.metering.owner;

import io.getinference.common.id.AccountId;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Stands before every question about an account. Is the account here, the question goes on to its
 * handler; otherwise the owner is asked the same, at most once removed, and while there is none the
 * caller waits as long as it said it would.
 */
final class OwnerInterceptor implements HandlerInterceptor {

    /** The header of a question that another instance has passed on; it goes no further. */
    static final String PASSED_ON = "x-metering-passed-on";

    private final Owners owners;
    private final OtherInstances others;
    private final AccountChanges changes;
    private final OwnerSettings settings;

    OwnerInterceptor(
            Owners owners, OtherInstances others, AccountChanges changes, OwnerSettings settings) {
        this.owners = owners;
        this.others = others;
        this.changes = changes;
        this.settings = settings;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, InterruptedException {
        AccountQuestion question = AccountQuestion.of(request, settings.waitMax());
        OwnerAnswer answer =
                question.account() == null ? null : elsewhere(question.account(), question);
        if (answer == null) {
            return true;
        }
        write(answer, response);
        return false;
    }

    /** What the owner answers; null where the account is here. */
    private @Nullable OwnerAnswer elsewhere(AccountId account, AccountQuestion question)
            throws InterruptedException {
        try (AccountChanges.Watch watch = changes.watch(account)) {
            while (true) {
                Owner owner = owners.of(account);
                if (owner instanceof Owner.Here) {
                    return null;
                }
                OwnerAnswer answer = ask(owner, question);
                if (answer != null && !answer.isUnavailable()) {
                    return answer;
                }
                if (question.deadline().isOver()) {
                    throw new Unavailable("the account's owner does not answer");
                }
                watch.await(least(settings.lookAgain(), question.deadline().left()));
            }
        }
    }

    private @Nullable OwnerAnswer ask(Owner owner, AccountQuestion question)
            throws InterruptedException {
        return switch (owner) {
            case Owner.Here _, Owner.Moving _ -> null;
            case Owner.Unknowable _ -> throw new Unavailable("this instance stops");
            case Owner.Elsewhere _ when question.passedOn() ->
                    throw new Unavailable("another instance owns the account");
            case Owner.Elsewhere(URI url) ->
                    others.ask(question.at(url), question.deadline().left());
        };
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void write(OwnerAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, answer.retryAfter());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
