package io.getinference.metering.budget;

import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.GrantUse;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;

/**
 * Credit that was granted, and what is left of it.
 *
 * @param number of billing's fact that granted it: its age
 * @param rest above zero
 * @param expiry set once it has expired while leases needed it
 */
record Grant(
        GrantId id,
        GrantKind kind,
        int priority,
        @Nullable Instant expiresAt,
        long number,
        Money rest,
        @Nullable Expiry expiry) {

    static final Comparator<Grant> BURN_ORDER =
            Comparator.comparingInt(Grant::priority)
                    .thenComparing(
                            Grant::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparingLong(Grant::number);

    Grant {
        rest.notNegative("what remains of a grant");
    }

    static Grant of(CreditGranted granted) {
        return new Grant(
                granted.grant(),
                granted.kind(),
                granted.priority(),
                granted.expiresAt(),
                granted.number(),
                granted.amount(),
                null);
    }

    Grant without(Money amount) {
        return new Grant(id, kind, priority, expiresAt, number, rest.minus(amount), expiry);
    }

    Grant with(Expiry begun) {
        return new Grant(id, kind, priority, expiresAt, number, rest, begun);
    }

    GrantUse use(Money amount) {
        return new GrantUse(id, kind, amount);
    }

    /**
     * An expiry that takes what leases give back.
     *
     * @param number of billing's fact
     * @param parts how many pieces were taken
     */
    record Expiry(long number, int parts) {

        Expiry next() {
            return new Expiry(number, Math.addExact(parts, 1));
        }
    }
}
