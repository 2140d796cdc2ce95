package io.getinference.metering.budget;

import io.getinference.common.money.Money;

/** Money set aside, as far as it counts under the account, one team of it and one API key. */
record Aside(Money account, Money team, Money key) {

    static final Aside NONE = new Aside(Money.ZERO, Money.ZERO, Money.ZERO);

    Aside plus(Money amount, boolean ofKey, boolean ofTeam) {
        return new Aside(
                account.plus(amount),
                ofTeam ? team.plus(amount) : team,
                ofKey ? key.plus(amount) : key);
    }

    Aside plus(Aside other) {
        return new Aside(account.plus(other.account), team.plus(other.team), key.plus(other.key));
    }
}
