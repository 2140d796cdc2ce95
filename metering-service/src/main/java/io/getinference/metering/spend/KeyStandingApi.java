package io.getinference.metering.spend;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.standing.KeyStanding;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.budget.AccountStates;
import io.getinference.metering.budget.KeyLimitsStanding;
import io.getinference.metering.budget.Reading;
import io.getinference.metering.owner.MovedAway;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a gateway tells the holder of an API key: read by account and key together. */
@RestController
class KeyStandingApi {

    private final AccountStates accounts;
    private final Spends spends;

    KeyStandingApi(AccountStates accounts, Spends spends) {
        this.accounts = accounts;
        this.spends = spends;
    }

    @GetMapping("/internal/accounts/{account}/keys/{key}/standing")
    KeyStanding standing(
            @PathVariable("account") AccountId account, @PathVariable("key") KeyId key) {
        KeyLimitsStanding limits = limits(account, key);
        if (limits == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no limits name this key");
        }
        Spend spend = spend(new SpendOf.Key(account, key));
        return new KeyStanding(
                key,
                limits.team(),
                limits.limits(),
                limits.rates(),
                limits.charged(),
                spend.requests(),
                spend.tokens());
    }

    private @Nullable KeyLimitsStanding limits(AccountId account, KeyId key) {
        return switch (accounts.of(account)) {
            case Reading.Found<AccountState>(AccountState state) -> state.standing(key);
            case Reading.Unknown<AccountState> _ -> null;
            case Reading.NotHere<AccountState> _ -> throw new MovedAway();
        };
    }

    private Spend spend(SpendOf whose) {
        return switch (spends.of(whose)) {
            case Reading.Found<Spend>(Spend spend) -> spend;
            case Reading.Unknown<Spend> _ -> Spend.NONE;
            case Reading.NotHere<Spend> _ -> throw new MovedAway();
        };
    }
}
