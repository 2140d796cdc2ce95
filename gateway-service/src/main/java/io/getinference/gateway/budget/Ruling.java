package io.getinference.gateway.budget;

import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;

import java.time.Duration;

/** What a lease says to a claim. */
sealed interface Ruling {

    /** So much is held for it now. */
    record Taken(Money amount) implements Ruling {}

    /** Even with all leases back the limit would not pay for the least that is useful. */
    record TooLittle(LimitLeft limit) implements Ruling {}

    /** There is money under the limit, but others have it. */
    record SetAside(LimitLeft limit) implements Ruling {}

    /** The key's rate does not let it through now, and not soon; it may come back after that. */
    record Limited(RateKind kind, long limit, Duration retryAfter) implements Ruling {}

    /** Too many wait already. */
    record Crowded() implements Ruling {}

    /** The row was just forgotten; another takes its place. */
    record Forgotten() implements Ruling {}

    /** Nobody can say at the moment. */
    record Unknown(String why) implements Ruling {}
}
