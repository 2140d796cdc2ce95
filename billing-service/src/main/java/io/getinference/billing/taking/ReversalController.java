package io.getinference.billing.taking;

import io.getinference.billing.credit.IdempotencyKey;
import io.getinference.billing.credit.JsonBody;
import io.getinference.billing.page.PageAsked;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Refunds and chargebacks over HTTP. What is taken is known once the fold has decided it. */
@RestController
@RequestMapping("/api/billing/v1/accounts/{account}")
class ReversalController {

    private static final Set<String> FIELDS = Set.of("amount_usd", "reason");
    private static final Money AMOUNT_MAX = new Money(Long.MAX_VALUE);

    private final Reversals reversals;
    private final PostgresReversals asked;
    private final TakingSettings settings;

    ReversalController(Reversals reversals, PostgresReversals asked, TakingSettings settings) {
        this.reversals = reversals;
        this.asked = asked;
        this.settings = settings;
    }

    @PostMapping(path = "/grants/{grant}/refund", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReversalView> refund(
            @PathVariable AccountId account,
            @PathVariable GrantId grant,
            @RequestHeader("Idempotency-Key") String key,
            InputStream body)
            throws IOException {
        ReversalRequest request = request(grant, CreditReversed.Cause.REFUND, body);
        return answer(account, reversals.ask(account, IdempotencyKey.ofHeader(key), request));
    }

    @PostMapping(path = "/grants/{grant}/chargeback", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReversalView> chargeback(
            @PathVariable AccountId account,
            @PathVariable GrantId grant,
            @RequestHeader("Idempotency-Key") String key,
            InputStream body)
            throws IOException {
        ReversalRequest request = request(grant, CreditReversed.Cause.CHARGEBACK, body);
        return answer(account, reversals.ask(account, IdempotencyKey.ofHeader(key), request));
    }

    private static ReversalRequest request(
            GrantId grant, CreditReversed.Cause cause, InputStream stream) throws IOException {
        JsonBody body = JsonBody.read(stream, FIELDS);
        return new ReversalRequest(
                grant, cause, body.amount("amount_usd", AMOUNT_MAX), body.text("reason"));
    }

    private ResponseEntity<ReversalView> answer(AccountId account, ReversalOutcome outcome) {
        return switch (outcome) {
            case ReversalOutcome.Asked(Reversal reversal) ->
                    ResponseEntity.status(HttpStatus.ACCEPTED)
                            .body(view(account, reversal.number()));
            case ReversalOutcome.Repeated(Reversal reversal) ->
                    ResponseEntity.ok(view(account, reversal.number()));
            case ReversalOutcome.KeyReused() ->
                    throw refusal(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "This Idempotency-Key was used with another body; send a new key.");
            case ReversalOutcome.UnknownGrant() ->
                    throw refusal(HttpStatus.NOT_FOUND, "The account has no such grant.");
            case ReversalOutcome.NotPaidFor() ->
                    throw refusal(
                            HttpStatus.CONFLICT,
                            "The grant is promotional: there is no payment to give back.");
            case ReversalOutcome.TooMuch(Money max) ->
                    throw refusal(
                            HttpStatus.CONFLICT,
                            "`amount_usd` is more than the grant's payment: at most "
                                    + max.toUsd()
                                    + ".");
        };
    }

    @GetMapping("/reversals/{number}")
    ReversalView view(@PathVariable AccountId account, @PathVariable long number) {
        return asked.find(account, number)
                .map(ReversalView::of)
                .orElseThrow(
                        () -> refusal(HttpStatus.NOT_FOUND, "The account has no such reversal."));
    }

    @GetMapping("/reversals")
    ReversalView.Page reversals(
            @PathVariable AccountId account,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit) {
        PageAsked.check(cursor, limit, settings.pageRowsMax());
        return ReversalView.Page.of(asked.after(account, cursor, limit), limit);
    }

    private static ResponseStatusException refusal(HttpStatus status, String detail) {
        return new ResponseStatusException(status, detail);
    }
}
