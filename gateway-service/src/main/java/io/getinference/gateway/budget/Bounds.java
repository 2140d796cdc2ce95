package io.getinference.gateway.budget;

import java.time.Duration;

/** All bounds of this package. A request first waits for its key's rates, then for money. */
record Bounds(BudgetSettings asking, LeaseSettings leases, RateSettings rates) {

    /** How long a request waits until it is told that its key's rates keep it waiting. */
    Duration ratesWait() {
        return least(rates.waitMax(), asking.heldWaitMax());
    }

    /** How long it waits after that until it is told that the money is set aside for others. */
    Duration heldLeft() {
        return asking.heldWaitMax().minus(ratesWait());
    }

    /** How long it waits after that for any answer at all. */
    Duration turnLeft() {
        return asking.turnMax().minus(asking.heldWaitMax());
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
