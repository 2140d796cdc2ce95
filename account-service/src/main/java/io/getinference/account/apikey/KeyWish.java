package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonSetter;

import io.getinference.account.limit.BudgetsWish;
import io.getinference.common.event.RateLimits;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a body says about what a key may do; a team of null makes it the account's own. Rates are
 * set together: one that is left out of them limits nothing from then on.
 */
abstract class KeyWish extends BudgetsWish {

    private @Nullable TeamId team;
    private boolean saysTeam;
    private @Nullable RateLimits rates;
    private boolean saysRates;
    private Allowing models = present -> present;
    private Allowing addresses = present -> present;

    @JsonSetter("team")
    void team(@Nullable TeamId newTeam) {
        team = newTeam;
        saysTeam = true;
    }

    @JsonSetter("rates")
    void rates(@Nullable RateLimits newRates) {
        rates = newRates;
        saysRates = true;
    }

    @JsonSetter("allowed_models")
    void models(Allowed.@Nullable Models newModels) {
        models = _ -> newModels == null ? null : newModels.values();
    }

    @JsonSetter("allowed_addresses")
    void addresses(Allowed.@Nullable Addresses newAddresses) {
        addresses = _ -> newAddresses == null ? null : newAddresses.values();
    }

    /** The models from now on; null for all. */
    final @Nullable List<String> modelsOr(@Nullable List<String> present) {
        return models.instead(present);
    }

    /** The addresses from now on; null for all. */
    final @Nullable List<String> addressesOr(@Nullable List<String> present) {
        return addresses.instead(present);
    }

    private interface Allowing {
        @Nullable List<String> instead(@Nullable List<String> present);
    }

    /** The team that the key is put into, if any. */
    final @Nullable TeamId newTeam() {
        return team;
    }

    /** The team's id from now on; null for none. */
    final @Nullable String teamOr(@Nullable String present) {
        if (!saysTeam) {
            return present;
        }
        return team == null ? null : team.value();
    }

    /** The rates from now on; null for none. */
    final @Nullable RateLimits ratesOr(@Nullable RateLimits present) {
        return saysRates ? rates : present;
    }
}
