package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.RateTotals;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.gateway.caller.Caller;

import org.jspecify.annotations.Nullable;

/** A row's name, and the numbers of its messages: they only grow, over all that life. */
final class Row {

    private final Caller caller;
    private final LifeId life;
    private long number;

    /**
     * Names a row.
     *
     * @param number none of its messages had a higher one yet
     */
    Row(Caller caller, LifeId life, long number) {
        this.caller = caller;
        this.life = life;
        this.number = number;
    }

    long number() {
        return number;
    }

    LeaseSet next(Money wants, Money needs, @Nullable RateTotals rates) {
        number++;
        return new LeaseSet(caller.account(), caller.key(), life, number, wants, needs, rates);
    }

    @Override
    public String toString() {
        return caller.key() + " of " + life;
    }
}
