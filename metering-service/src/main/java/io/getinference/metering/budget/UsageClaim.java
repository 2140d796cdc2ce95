package io.getinference.metering.budget;

import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;

/**
 * That something was used, if not what: all that can be read of usage which cannot be rated.
 *
 * @param number of the usage in its life and account
 * @param hold the most that it can be charged
 */
public record UsageClaim(AccountId account, KeyId key, LifeId life, long number, Money hold) {

    public UsageClaim {
        hold.notNegative("a hold");
        if (number < 1) {
            throw new IllegalArgumentException("usage is numbered from 1");
        }
    }

    static UsageClaim of(UsageRecorded used) {
        return new UsageClaim(used.account(), used.key(), used.life(), used.number(), used.hold());
    }
}
