package io.getinference.metering.spend;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.budget.AccountStates;
import io.getinference.metering.budget.KeyBalance;
import io.getinference.metering.budget.Reading;
import io.getinference.metering.owner.MovedAway;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

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
        return AccountSpend.of(account, state.balance(), known(new SpendOf.Account(account)));
    }

    @GetMapping("/keys/{key}/spend")
    KeySpend key(@PathVariable("account") AccountId account, @PathVariable("key") KeyId key) {
        KeyBalance balance =
                state(account).keyBalances().stream()
                        .filter(of -> of.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> notFound("no such key in this account"));
        return KeySpend.of(balance, known(new SpendOf.Key(account, key)));
    }

    @GetMapping("/keys")
    KeyPage keys(
            @PathVariable("account") AccountId account,
            @RequestParam(name = "cursor", required = false) @Nullable KeyId cursor,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        Paged<KeyBalance> page =
                Paged.of(
                        state(account).keyBalances(),
                        of -> of.key().value(),
                        cursor == null ? null : cursor.value(),
                        PageLimit.of(limit, settings.pageMax()));
        return new KeyPage(
                page.items().stream()
                        .map(of -> KeySpend.of(of, known(new SpendOf.Key(account, of.key()))))
                        .toList(),
                page.next());
    }

    @GetMapping("/teams/{team}/spend")
    RunningSpend team(
            @PathVariable("account") AccountId account, @PathVariable("team") TeamId team) {
        state(account);
        return RunningSpend.of(known(new SpendOf.Team(account, team)));
    }

    @GetMapping("/models/{model}/spend")
    RunningSpend model(
            @PathVariable("account") AccountId account, @PathVariable("model") PublicModel model) {
        state(account);
        return RunningSpend.of(known(new SpendOf.Model(account, model)));
    }

    private AccountState state(AccountId account) {
        return switch (accounts.of(account)) {
            case Reading.Found<AccountState>(AccountState state) -> state;
            case Reading.Unknown<AccountState> _ -> throw notFound("no such account");
            case Reading.NotHere<AccountState> _ -> throw new MovedAway();
        };
    }

    private Spend known(SpendOf whose) {
        return switch (spends.of(whose)) {
            case Reading.Found<Spend>(Spend spend) -> spend;
            case Reading.Unknown<Spend> _ -> Spend.NONE;
            case Reading.NotHere<Spend> _ -> throw new MovedAway();
        };
    }

    private static ResponseStatusException notFound(String what) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, what);
    }
}
