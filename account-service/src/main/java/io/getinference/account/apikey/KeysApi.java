package io.getinference.account.apikey;

import io.getinference.account.account.PageSettings;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/account/v1/accounts/{id}/keys")
class KeysApi {

    private final KeyRing keys;
    private final PageSettings pages;

    KeysApi(KeyRing keys, PageSettings pages) {
        this.keys = keys;
        this.pages = pages;
    }

    @PostMapping
    ResponseEntity<IssuedKeyView> issue(
            @PathVariable("id") AccountId account, @RequestBody IssueKey wish) {
        return switch (keys.issue(account, wish)) {
            case Issue.Issued issued ->
                    ResponseEntity.status(HttpStatus.CREATED)
                            .cacheControl(CacheControl.noStore())
                            .body(new IssuedKeyView(issued.key(), issued.secret()));
            case Issue.TooManyKeys() ->
                    throw problem(
                            HttpStatus.CONFLICT,
                            "The account has %d active keys, which is the most; revoke one first"
                                    .formatted(KeyRing.ACTIVE_KEYS_MAX));
            case Issue.UnknownAccount() -> throw unknown(account);
        };
    }

    @GetMapping
    KeyPage page(
            @PathVariable("id") AccountId account,
            @RequestParam("cursor") @Nullable KeyId cursor,
            @RequestParam("limit") @Nullable Integer limit) {
        return keys.page(account, cursor == null ? "" : cursor.value(), pages.rows(limit))
                .orElseThrow(() -> unknown(account));
    }

    @DeleteMapping("/{key_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable("id") AccountId account, @PathVariable("key_id") KeyId key) {
        if (!keys.revoke(account, key)) {
            throw problem(HttpStatus.NOT_FOUND, "The account " + account + " has no key " + key);
        }
    }

    private static ErrorResponseException unknown(AccountId account) {
        return problem(HttpStatus.NOT_FOUND, "There is no account " + account);
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(
                status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
