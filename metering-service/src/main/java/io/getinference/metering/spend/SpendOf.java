package io.getinference.metering.spend;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Whose running sums: every one is inside one account. */
public sealed interface SpendOf {

    /** Inside which account. */
    AccountId account();

    /** The whole account's. */
    record Account(AccountId account) implements SpendOf {}

    /** An API key's. */
    record Key(AccountId account, KeyId key) implements SpendOf {}

    /** A team's, through whatever keys it had at the time. */
    record Team(AccountId account, TeamId team) implements SpendOf {}

    /** Of one model, by the name that callers use. */
    record Model(AccountId account, PublicModel model) implements SpendOf {}

    /** All that a usage adds to. */
    static List<SpendOf> all(UsageRated rated, @Nullable TeamId team) {
        AccountId account = rated.account();
        SpendOf whole = new Account(account);
        SpendOf key = new Key(account, rated.usage().key());
        SpendOf model = new Model(account, rated.usage().attempt().model());
        return team == null
                ? List.of(whole, key, model)
                : List.of(whole, key, model, new Team(account, team));
    }
}
