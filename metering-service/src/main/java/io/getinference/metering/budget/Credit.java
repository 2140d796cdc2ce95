package io.getinference.metering.budget;

import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.GrantUse;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The account's credit. A grant that is used up leaves the list, so that it does not grow with the
 * account's age.
 *
 * @param credited all that was ever granted
 * @param taken all that was refunded, charged back or has expired
 * @param owed what was taken or charged and no grant could pay; new credit makes it good by being
 *     there, the debt stays in the sum
 * @param grants in burn order: by priority, then expiry, then age
 */
record Credit(Money credited, Money taken, Money owed, List<Grant> grants) {

    static final Credit NONE = new Credit(Money.ZERO, Money.ZERO, Money.ZERO, List.of());

    Credit {
        owed.notNegative("what is owed");
        grants = List.copyOf(grants);
    }

    Money rest() {
        Money sum = Money.ZERO;
        for (Grant grant : grants) {
            sum = sum.plus(grant.rest());
        }
        return sum;
    }

    /** What may still be charged; negative where credit was taken that had been spent. */
    Money net() {
        return rest().minus(owed);
    }

    @Nullable Grant of(GrantId id) {
        for (Grant grant : grants) {
            if (grant.id().equals(id)) {
                return grant;
            }
        }
        return null;
    }

    Credit and(CreditGranted granted) {
        List<Grant> ordered = new ArrayList<>(grants);
        ordered.add(Grant.of(granted));
        ordered.sort(Grant.BURN_ORDER);
        return new Credit(credited.plus(granted.amount()), taken, owed, ordered);
    }

    /** Puts a changed grant in the place of what it was; without rest it leaves. */
    Credit with(Grant changed) {
        List<Grant> others = new ArrayList<>(grants);
        int place = others.indexOf(of(changed.id()));
        if (changed.rest().isPositive()) {
            others.set(place, changed);
        } else {
            others.remove(place);
        }
        return new Credit(credited, taken, owed, others);
    }

    /** Counts what was taken, of which a part may be owed. */
    Credit taken(Money amount, Money owedOfIt) {
        return new Credit(credited, taken.plus(amount), owed.plus(owedOfIt), grants);
    }

    /** Burns a charge in the order of grants; what none can pay is owed. */
    Burnt burn(Money charge) {
        List<GrantUse> uses = new ArrayList<>();
        List<Grant> left = new ArrayList<>(grants.size());
        Money open = charge;
        for (Grant grant : grants) {
            Money part = open.min(grant.rest());
            open = open.minus(part);
            if (part.isPositive()) {
                uses.add(grant.use(part));
            }
            if (part.isPositive() && part.equals(grant.rest())) {
                continue;
            }
            left.add(part.isPositive() ? grant.without(part) : grant);
        }
        return new Burnt(new Credit(credited, taken, owed.plus(open), left), uses);
    }

    /** Credit after a charge, and which grants paid it. */
    record Burnt(Credit credit, List<GrantUse> uses) {}
}
