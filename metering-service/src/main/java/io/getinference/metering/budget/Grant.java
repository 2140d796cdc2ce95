package io.getinference.metering.budget;

import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.GrantUse;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

/** Credit that was granted, and what is left of it. */
record Grant(GrantId id, GrantKind kind, int priority, Money remaining) {

    Grant {
        remaining.notNegative("what remains of a grant");
    }

    static Grant of(CreditGranted granted) {
        return new Grant(granted.grant(), granted.kind(), granted.priority(), granted.amount());
    }

    Grant without(Money burnt) {
        return new Grant(id, kind, priority, remaining.minus(burnt));
    }

    GrantUse use(Money amount) {
        return new GrantUse(id, kind, amount);
    }
}
