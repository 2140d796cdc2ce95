package io.getinference.gateway.budget;

import io.getinference.common.id.GatewayId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.gateway.caller.Caller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One life of a gateway: its leases, its running requests, and its end. */
final class SimulatedGateway {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(15);

    private final SimulatedWorld world;
    private final LifeId life = new LifeId(GatewayId.next(), 1);
    private final List<SimulatedLease> leases;
    private final List<Running> running = new ArrayList<>();
    private boolean up = true;
    private long numbersForgotten;

    SimulatedGateway(SimulatedWorld world, List<Caller> callers) {
        this.world = world;
        this.leases =
                callers.stream().map(caller -> new SimulatedLease(world, this, caller)).toList();
    }

    LifeId life() {
        return life;
    }

    boolean isUp() {
        return up;
    }

    List<SimulatedLease> leases() {
        return leases;
    }

    long numbersForgotten() {
        return numbersForgotten;
    }

    void forgotten(long number) {
        numbersForgotten = Math.max(numbersForgotten, number);
    }

    void look() {
        leases.forEach(SimulatedLease::look);
    }

    void hold(SimulatedLease lease, Money amount) {
        Random random = world.random();
        Money cut = random.nextInt(4) == 0 ? amount.dividedBy(10) : Money.ZERO;
        Running request = new Running(lease, amount.minus(cut));
        running.add(request);
        if (cut.isPositive()) {
            lease.settle(cut, Money.ZERO);
        }
        world.time()
                .after(
                        Duration.ofMillis(random.nextLong(ANSWER_MAX.toMillis())),
                        () -> finish(request));
    }

    /** The usage is durable first; but what is durable here may reach the authority later. */
    private void finish(Running request) {
        if (!up) {
            return;
        }
        running.remove(request);
        Money charge = charge(request);
        Duration late =
                Duration.ofMillis(
                        world.random().nextInt(5) == 0 ? world.random().nextLong(8_000) : 0);
        if (late.isZero()) {
            world.charge(this, request.lease().caller(), charge);
        } else {
            world.time().after(late, () -> world.charge(this, request.lease().caller(), charge));
        }
        request.lease().settle(request.amount(), charge);
    }

    private Money charge(Running request) {
        return new Money(world.random().nextLong(request.amount().nanos() + 1));
    }

    /** Its next life reports what it left open, and closes its rows. */
    void die() {
        up = false;
        for (Running request : running) {
            Money charge = charge(request);
            world.time()
                    .after(
                            Duration.ofSeconds(3),
                            () -> world.charge(this, request.lease().caller(), charge));
        }
        world.time()
                .after(
                        Duration.ofSeconds(9),
                        () ->
                                leases.forEach(lease ->
                                        world.authority().reclaim(life, lease.caller().key())));
    }

    private record Running(SimulatedLease lease, Money amount) {}
}
