package io.getinference.billing.credit;

import io.getinference.billing.page.PageAsked;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;

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

/** Grants over HTTP. */
@RestController
@RequestMapping("/api/billing/v1/accounts/{account}/grants")
class GrantController {

    private final Grants grants;
    private final PostgresGrants granted;
    private final CreditSettings settings;

    GrantController(Grants grants, PostgresGrants granted, CreditSettings settings) {
        this.grants = grants;
        this.granted = granted;
        this.settings = settings;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<GrantView> grant(
            @PathVariable AccountId account,
            @RequestHeader("Idempotency-Key") String key,
            InputStream body)
            throws IOException {
        return switch (grants.grant(
                account, IdempotencyKey.ofHeader(key), GrantBody.read(body, settings))) {
            case GrantOutcome.Granted(Grant grant) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(GrantView.of(grant));
            case GrantOutcome.Repeated(Grant grant) -> ResponseEntity.ok(GrantView.of(grant));
            case GrantOutcome.KeyReused() ->
                    throw new ResponseStatusException(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "This Idempotency-Key was used with another body; send a new key.");
            case GrantOutcome.ExpiryOutOfBounds() ->
                    throw JsonBody.bad(
                            "`expires_at` must be in the future, at most "
                                    + settings.lifetimeMax().toDays()
                                    + " days ahead.");
        };
    }

    @GetMapping
    StandingView.Page grants(
            @PathVariable AccountId account,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit) {
        PageAsked.check(cursor, limit, settings.pageRowsMax());
        return StandingView.Page.of(granted.after(account, cursor, limit), limit);
    }

    @GetMapping("/{grant}")
    StandingView grant(@PathVariable AccountId account, @PathVariable GrantId grant) {
        return granted.find(account, grant)
                .map(StandingView::of)
                .orElseThrow(() ->
                        new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "The account has no such grant."));
    }
}
