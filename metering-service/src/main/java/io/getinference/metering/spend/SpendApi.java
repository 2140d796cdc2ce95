package io.getinference.metering.spend;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.budget.AccountStates;
import io.getinference.metering.budget.KeyBalance;
import io.getinference.metering.budget.Reading;
import io.getinference.metering.budget.Unavailable;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import java.util.List;

/** What was spent, over HTTP. Every question is about one account and sees nothing else. */
@RestController
@RequestMapping("/api/metering/v1/accounts/{account}")
@EnableConfigurationProperties(SpendSettings.class)
class SpendApi {

    private final AccountStates accounts;
    private final Spends spends;
    private final SpendSettings settings;

    SpendApi(AccountStates accounts, Spends spends, SpendSettings settings) {
        this.accounts = accounts;
        this.spends = spends;
        this.settings = settings;
    }

    @GetMapping("/spend")
    AccountSpend account(@PathVariable("account") AccountId account) {
        AccountState state = state(account);
        return AccountSpend.of(account, state.balance(), known(spends.spend(account)));
    }

    @GetMapping("/keys/{key}/spend")
    KeySpend key(@PathVariable("account") AccountId account, @PathVariable("key") KeyId key) {
        KeyBalance balance =
                state(account).keyBalances().stream()
                        .filter(of -> of.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> notFound("no such key in this account"));
        return KeySpend.of(balance, known(spends.spend(account, key)));
    }

    @GetMapping("/keys")
    KeyPage keys(
            @PathVariable("account") AccountId account,
            @RequestParam(name = "cursor", required = false) @Nullable KeyId cursor,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        int page = limit == null ? settings.pageMax() : limit;
        if (page < 1 || page > settings.pageMax()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "limit: from 1 to " + settings.pageMax());
        }
        List<KeyBalance> rest =
                state(account).keyBalances().stream()
                        .filter(of -> isAfter(cursor, of.key()))
                        .toList();
        List<KeySpend> shown =
                rest.stream()
                        .limit(page)
                        .map(of -> KeySpend.of(of, known(spends.spend(account, of.key()))))
                        .toList();
        return new KeyPage(shown, rest.size() > page ? shown.getLast().key() : null);
    }

    private static boolean isAfter(@Nullable KeyId cursor, KeyId key) {
        return cursor == null || key.value().compareTo(cursor.value()) > 0;
    }

    private AccountState state(AccountId account) {
        return switch (accounts.of(account)) {
            case Reading.Found<AccountState>(AccountState state) -> state;
            case Reading.Unknown<AccountState> _ -> throw notFound("no such account");
            case Reading.NotHere<AccountState> _ -> throw notHere();
        };
    }

    private static Spend known(Reading<Spend> reading) {
        return switch (reading) {
            case Reading.Found<Spend>(Spend spend) -> spend;
            case Reading.Unknown<Spend> _ -> Spend.NONE;
            case Reading.NotHere<Spend> _ -> throw notHere();
        };
    }

    private static Unavailable notHere() {
        return new Unavailable("the account's state is not here");
    }

    private static ResponseStatusException notFound(String what) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, what);
    }
}
