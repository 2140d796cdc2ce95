package io.getinference.gateway.budget;

import io.getinference.common.id.GatewayId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.gateway.caller.Caller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** A gateway under load before the real fold: its lease, and those who wait for it. */
final class RatedGateway {

    private static final Duration TO_THE_FOLD = Duration.ofMillis(10);
    private static final Duration AND_BACK = Duration.ofMillis(10);

    private final Timeline time;
    private final FoldedAccount account;
    private final LifeId life = new LifeId(GatewayId.next(), 1);
    private final Bounds bounds;
    private final Lease lease;
    private final List<Asked> waiting = new ArrayList<>();
    private int messages;

    RatedGateway(Timeline time, FoldedAccount account, Caller caller) {
        this.time = time;
        this.account = account;
        this.bounds = BudgetFixture.of(SimulatedWorld.BOUNDS, BudgetFixture.leases());
        this.lease = new Lease(new Row(caller, life, 0), bounds, time.now());
    }

    Lease lease() {
        return lease;
    }

    int messages() {
        return messages;
    }

    /** Lets a request in, now or later, or not; tells which at its time. */
    void ask(Claim claim, Consumer<Ruling> ruled) {
        Ruling ruling = lease.take(claim, time.now());
        if (ruling != null) {
            ruled.accept(ruling);
            return;
        }
        Waiter waiter = Objects.requireNonNull(lease.enqueue(claim, time.now()));
        waiting.add(new Asked(waiter, ruled));
        time.after(
                bounds.ratesWait(), () -> ifWaiting(waiter, () -> lease.late(waiter, time.now())));
        time.after(
                bounds.asking().heldWaitMax(),
                () -> ifWaiting(waiter, () -> lease.overdue(waiter, time.now())));
        time.after(
                bounds.asking().turnMax(),
                () -> ifWaiting(waiter, () -> lease.giveUp(waiter, time.now())));
    }

    private static void ifWaiting(Waiter waiter, Runnable event) {
        if (waiter.ruling() == null) {
            event.run();
        }
    }

    /** What is to be said is said, and who was ruled on hears of it. */
    void pump() {
        for (Asked one : List.copyOf(waiting)) {
            Ruling ruling = one.waiter.ruling();
            if (ruling != null) {
                waiting.remove(one);
                one.ruled.accept(ruling);
            }
        }
        Message message = lease.next(time.now());
        if (message != null) {
            messages++;
            time.after(TO_THE_FOLD, () -> deliver(message));
        }
    }

    private void deliver(Message message) {
        account.apply(message.set(), time.now());
        if (message.asks()) {
            LeaseAnswer answer = account.answer(life);
            time.after(AND_BACK, () -> lease.answered(answer, time.now()));
        }
    }

    private record Asked(Waiter waiter, Consumer<Ruling> ruled) {}
}
