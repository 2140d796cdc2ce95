package io.getinference.gateway.budget;

import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;
import io.getinference.gateway.caller.Caller;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of one life, across forgetting: the lease under test, and beside it the truth about what
 * was used and is held.
 */
final class SimulatedLease {

    private final SimulatedWorld world;
    private final SimulatedGateway gateway;
    private final Caller caller;
    private final List<Request> requests = new ArrayList<>();
    private Lease lease;
    private Money used = Money.ZERO;
    private Money held = Money.ZERO;
    private long busyNanos;
    private int taken;
    private int forgotten;

    SimulatedLease(SimulatedWorld world, SimulatedGateway gateway, Caller caller) {
        this.world = world;
        this.gateway = gateway;
        this.caller = caller;
        this.lease = begin();
    }

    Caller caller() {
        return caller;
    }

    int taken() {
        return taken;
    }

    int forgotten() {
        return forgotten;
    }

    private Lease begin() {
        long floor = world.bug().keepsNumbers() ? gateway.numbersForgotten() : 0;
        return new Lease(
                new Row(caller, gateway.life(), floor),
                BudgetFixture.of(SimulatedWorld.BOUNDS, SimulatedWorld.LEASES),
                now());
    }

    boolean isOpen() {
        return !world.authority().isClosed(gateway.life(), caller.key());
    }

    Request request(Claim claim) {
        busyNanos = now();
        Request request = new Request(claim, world.authority().remaining(caller.key()));
        Ruling ruling = lease.take(claim, now());
        if (ruling == null) {
            request.waiter = lease.enqueue(claim, now());
            requests.add(request);
            SimulatedGateway life = gateway;
            world.time().after(SimulatedWorld.BOUNDS.heldWaitMax(), () -> overdue(life, request));
            world.time().after(SimulatedWorld.BOUNDS.turnMax(), () -> giveUp(life, request));
        } else {
            check(requests.isEmpty() || !(ruling instanceof Ruling.Taken), "the queue was passed");
            ruled(request, ruling);
        }
        pump();
        return request;
    }

    private void overdue(SimulatedGateway life, Request request) {
        if (life.isUp() && request.ruling == null && request.waiter != null) {
            lease.overdue(request.waiter, now());
            pump();
        }
    }

    private void giveUp(SimulatedGateway life, Request request) {
        if (life.isUp() && request.ruling == null && request.waiter != null) {
            lease.giveUp(request.waiter, now());
            pump();
        }
    }

    /** What time alone brings. */
    void look() {
        pump();
        boolean quiet = requests.isEmpty() && !held.isPositive();
        boolean idle = now() - busyNanos > SimulatedWorld.LEASES.idleAfter().toNanos();
        boolean planted = world.bug().forgetsUncharged() && quiet && idle;
        if (lease.forget(now()) || planted) {
            gateway.forgotten(lease.number());
            lease = begin();
            busyNanos = now();
            forgotten++;
        }
    }

    void stop() {
        lease.stop();
        pump();
    }

    void pump() {
        Message message = lease.next(now());
        if (message != null) {
            world.network().deliver(world.bug().written(message), this);
        }
    }

    void answered(LeaseAnswer answer, long askedNanos) {
        long waited = Duration.ofNanos(now() - askedNanos).toMillis();
        lease.answered(world.bug().heard(answer, lease.number(), waited), now());
        pump();
    }

    void failed(long number) {
        lease.failed(number, now());
        pump();
    }

    void lost(long number) {
        if (world.bug().hearsOfLosses()) {
            lease.lost(number, now());
        }
        pump();
    }

    /** Hears what the lease has ruled meanwhile, and checks what must always be so. */
    void check() {
        if (!requests.isEmpty()) {
            hear(world.authority().remaining(caller.key()));
        }
        if (isOpen()) {
            Money granted = world.authority().granted(gateway.life(), caller.key());
            check(granted.covers(used.plus(held)), "more is held than was granted");
        }
    }

    private void hear(Money remaining) {
        boolean before = false;
        for (Request request : List.copyOf(requests)) {
            request.lowest = request.lowest.min(remaining);
            Ruling ruling = request.waiter == null ? new Ruling.Crowded() : request.waiter.ruling();
            if (ruling == null) {
                before = true;
            } else {
                check(!(before && ruling instanceof Ruling.Taken), "the queue was passed");
                requests.remove(request);
                ruled(request, ruling);
            }
        }
    }

    private void ruled(Request request, Ruling ruling) {
        request.ruling = ruling;
        switch (ruling) {
            case Ruling.Taken(Money amount) -> {
                check(amount.covers(request.claim.least()), "less than is useful");
                check(world.network().isValid(gateway.life(), caller.key()), "a lease that ended");
                held = held.plus(amount);
                taken++;
                gateway.hold(this, amount);
            }
            case Ruling.TooLittle(LimitLeft limit) ->
                    check(
                            !request.lowest.covers(request.claim.least()),
                            "refused with " + limit + " though it could be paid");
            case Ruling.Limited _ -> check(false, "a key without limits was limited");
            case Ruling.SetAside _, Ruling.Crowded _, Ruling.Forgotten _, Ruling.Unknown _ -> {}
        }
    }

    /** Part of a hold may go back at once; what remains is settled once its usage is durable. */
    void settle(Money amount, Money charge) {
        busyNanos = now();
        held = held.minus(amount);
        used = used.plus(charge);
        lease.settle(amount.plus(world.bug().releasedAgain(amount)), charge, now());
        pump();
    }

    private long now() {
        return world.time().now();
    }

    private void check(boolean holds, String what) {
        world.check(holds, what + " (" + caller.key() + ")");
    }

    /** A claim on its way. */
    static final class Request {
        private final Claim claim;
        private Money lowest;
        private @Nullable Waiter waiter;
        private @Nullable Ruling ruling;

        private Request(Claim claim, Money remaining) {
            this.claim = claim;
            this.lowest = remaining;
        }

        @Nullable Ruling ruling() {
            return ruling;
        }
    }
}
