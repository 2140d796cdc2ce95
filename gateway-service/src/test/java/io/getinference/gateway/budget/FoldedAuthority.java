package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.RateLimits;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;
import io.getinference.gateway.caller.Caller;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/** The real fold of whichever key asks, with these limits. */
public final class FoldedAuthority implements Authority {

    private final Money credit;
    private final RateLimits rates;
    private final long begunNanos = System.nanoTime();
    private @Nullable FoldedAccount account;

    public FoldedAuthority(Money credit, RateLimits rates) {
        this.credit = credit;
        this.rates = rates;
    }

    @Override
    public synchronized LeaseAnswer ask(LeaseSet message) {
        return apply(message).answer(message.life());
    }

    @Override
    public synchronized CompletableFuture<?> tell(LeaseSet message) {
        apply(message);
        return CompletableFuture.completedFuture(message);
    }

    private FoldedAccount apply(LeaseSet message) {
        FoldedAccount of = account;
        if (of == null) {
            Caller caller = new Caller(message.account(), message.key());
            of = new FoldedAccount(caller, credit, rates);
            account = of;
        }
        of.apply(message, System.nanoTime() - begunNanos);
        return of;
    }
}
