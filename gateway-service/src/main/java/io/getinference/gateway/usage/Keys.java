package io.getinference.gateway.usage;

import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;

import java.util.Locale;

/** Where usage lies in the store: everything of a life under its id. */
final class Keys {

    private Keys() {}

    /** A request that runs, or ran when its life ended. */
    static String open(LifeId life, RequestId request) {
        return opens(life) + request;
    }

    static String opens(LifeId life) {
        return life + "/open/";
    }

    /** Usage that Kafka has not acked, by its number. */
    static String unsent(UsageRecorded fact) {
        String number = String.format(Locale.ROOT, "%019d", fact.number());
        return unsent(fact.life(), fact.account()) + number;
    }

    static String unsent(LifeId life, AccountId account) {
        return life + "/unsent/" + account + "/";
    }

    /** The number of the life's last usage of the account. */
    static String last(LifeId life, AccountId account) {
        return lasts(life) + account;
    }

    static String lasts(LifeId life) {
        return life + "/last/";
    }
}
