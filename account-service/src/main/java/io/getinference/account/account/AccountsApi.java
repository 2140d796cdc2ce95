package io.getinference.account.account;

import io.getinference.common.id.AccountId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;

@RestController
@RequestMapping("/api/account/v1/accounts")
class AccountsApi {

    private final AccountRegister register;
    private final PageSettings pages;

    AccountsApi(AccountRegister register, PageSettings pages) {
        this.register = register;
        this.pages = pages;
    }

    @PostMapping
    ResponseEntity<AccountView> open(@RequestBody OpenAccount wish) {
        return answer(register.open(AccountId.next(), wish.name()));
    }

    @PutMapping("/{id}")
    ResponseEntity<AccountView> open(
            @PathVariable("id") AccountId id, @RequestBody OpenAccount wish) {
        return answer(register.open(id, wish.name()));
    }

    @PatchMapping("/{id}")
    AccountView change(@PathVariable("id") AccountId id, @RequestBody ChangeAccount change) {
        return register.change(id, change).orElseThrow(() -> Refusals.unknown(id));
    }

    @GetMapping("/{id}")
    AccountView find(@PathVariable("id") AccountId id) {
        return register.find(id).orElseThrow(() -> Refusals.unknown(id));
    }

    @GetMapping
    AccountPage page(
            @RequestParam("cursor") @Nullable AccountId cursor,
            @RequestParam("limit") @Nullable Integer limit) {
        return register.page(cursor == null ? "" : cursor.value(), pages.rows(limit));
    }

    private static ResponseEntity<AccountView> answer(Opened opened) {
        return opened.isNew()
                ? ResponseEntity.created(
                                URI.create("/api/account/v1/accounts/" + opened.account().id()))
                        .body(opened.account())
                : ResponseEntity.ok(opened.account());
    }
}
