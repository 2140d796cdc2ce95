package io.getinference.metering.budget;

import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.GrantUse;
import io.getinference.common.money.Money;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account's credit. A grant that is burnt down leaves the list, so that it does not grow with
 * the account's age.
 *
 * @param credited all that was ever granted
 * @param left in burn order: by priority, then age
 */
record Grants(Money credited, List<Grant> left) {

    static final Grants NONE = new Grants(Money.ZERO, List.of());

    Grants {
        left = List.copyOf(left);
    }

    Money remaining() {
        return left.stream().map(Grant::remaining).reduce(Money.ZERO, Money::plus);
    }

    Grants and(CreditGranted granted) {
        List<Grant> ordered =
                Stream.concat(left.stream(), Stream.of(Grant.of(granted)))
                        .sorted(Comparator.comparingInt(Grant::priority))
                        .toList();
        return new Grants(credited.plus(granted.amount()), ordered);
    }

    /** Burns a charge, which the caller has checked to be no more than what remains. */
    Burnt burn(Money charge) {
        List<GrantUse> uses = new ArrayList<>();
        List<Grant> rest = new ArrayList<>();
        Money open = charge;
        for (Grant grant : left) {
            Money part = open.min(grant.remaining());
            open = open.minus(part);
            if (part.isPositive()) {
                uses.add(grant.use(part));
            }
            if (grant.remaining().minus(part).isPositive()) {
                rest.add(grant.without(part));
            }
        }
        if (open.isPositive()) {
            throw new IllegalStateException("a charge is never above the credit that remains");
        }
        return new Burnt(new Grants(credited, rest), uses);
    }

    /** Grants after a charge, and which of them paid it. */
    record Burnt(Grants grants, List<GrantUse> uses) {}
}
