package io.getinference.account.apikey;

import io.getinference.account.account.PageSettings;
import io.getinference.account.account.Refusals;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
                    throw Refusals.conflict(
                            "The account has %d active keys, which is the most; revoke one first"
                                    .formatted(KeyRing.ACTIVE_KEYS_MAX));
            case Issue.UnknownTeam() -> throw noSuchTeam();
            case Issue.UnknownAccount() -> throw Refusals.unknown(account);
        };
    }

    @GetMapping
    KeyPage page(
            @PathVariable("id") AccountId account,
            @RequestParam("cursor") @Nullable KeyId cursor,
            @RequestParam("limit") @Nullable Integer limit) {
        return keys.page(account, cursor == null ? "" : cursor.value(), pages.rows(limit))
                .orElseThrow(() -> Refusals.unknown(account));
    }

    @PatchMapping("/{key_id}")
    KeyView change(
            @PathVariable("id") AccountId account,
            @PathVariable("key_id") KeyId key,
            @RequestBody ChangeKey change) {
        return switch (keys.change(account, key, change)) {
            case KeyChange.Changed(KeyView changed) -> changed;
            case KeyChange.Revoked() ->
                    throw Refusals.conflict("The key is revoked and changes no more");
            case KeyChange.UnknownTeam() -> throw noSuchTeam();
            case KeyChange.UnknownKey() -> throw unknown(account, key);
        };
    }

    @DeleteMapping("/{key_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable("id") AccountId account, @PathVariable("key_id") KeyId key) {
        if (!keys.revoke(account, key)) {
            throw unknown(account, key);
        }
    }

    private static ErrorResponseException noSuchTeam() {
        return Refusals.badField("team", "the account has no such team, or it is archived");
    }

    private static ErrorResponseException unknown(AccountId account, KeyId key) {
        return Refusals.notFound("The account " + account + " has no key " + key);
    }
}
