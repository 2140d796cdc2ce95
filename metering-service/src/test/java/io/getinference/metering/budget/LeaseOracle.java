package io.getinference.metering.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The lease rule a second time, written from its text in plain numbers. */
final class LeaseOracle {

    private LeaseOracle() {}

    /** The total that a message which counts must lead to. */
    static Money total(AccountState before, LeaseSet asked, Instant time, boolean named) {
        LeaseRow row = before.leases().of(asked.life(), asked.key());
        long granted = row == null ? 0 : row.granted().nanos();
        long charged = row == null ? 0 : row.charged().nanos();
        long wants = asked.wants().nanos();
        if (wants <= granted) {
            return new Money(Math.max(wants, charged));
        }
        long available = named ? available(before, asked.key(), time) : 0;
        if (available <= 0) {
            return new Money(granted);
        }
        long needed = asked.needs().nanos() - granted;
        long helpful = Math.max(available / 4, needed <= available ? needed : 0);
        return new Money(granted + Math.min(wants - granted, helpful));
    }

    private static long available(AccountState before, KeyId key, Instant time) {
        long account = before.grants().remaining().nanos() - out(before, null, time);
        BudgetedKey under = before.keys().of(key);
        if (under == null || under.budget() == null) {
            return account;
        }
        long left = under.budget().nanos() - under.charged().nanos() - out(before, key, time);
        return Math.min(account, left);
    }

    /** What is out once everything that is due by then was reclaimed. */
    private static long out(AccountState before, @Nullable KeyId key, Instant time) {
        long sum = 0;
        for (LeaseRow row : before.leases().rows()) {
            long out = row.granted().nanos() - row.charged().nanos();
            if (out > 0
                    && (key == null || row.key().equals(key))
                    && time.isBefore(row.validUntil().plusSeconds(3600))) {
                sum += out;
            }
        }
        return sum;
    }
}
