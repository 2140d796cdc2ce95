package io.getinference.gateway.budget;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;
import io.getinference.gateway.caller.Caller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Three gateways that spend one account's credit through three keys, under every fault that the
 * network and the gateways themselves can have. All from one seed.
 */
final class SimulatedWorld {

    static final Duration VALID = Duration.ofSeconds(10);
    static final BudgetSettings BOUNDS =
            new BudgetSettings(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(3),
                    Duration.ofMillis(200),
                    256);
    static final LeaseSettings LEASES =
            new LeaseSettings(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(2),
                    30,
                    1_000,
                    Duration.ofSeconds(25),
                    Duration.ofMillis(100));

    private static final Duration LOAD = Duration.ofSeconds(90);
    private static final Duration CALM = Duration.ofSeconds(40);
    private static final long[] CREDITS = {2_000, 30_000, 10_000_000};

    private final long seed;
    private final PlantedBug bug;
    private final Random random;
    private final Timeline time = new Timeline();
    private final InMemoryAuthority authority;
    private final SimulatedNetwork network = new SimulatedNetwork(this);
    private final List<SimulatedGateway> gateways = new ArrayList<>();
    private final List<Caller> callers;
    private boolean loading = true;

    SimulatedWorld(long seed, PlantedBug bug) {
        this.seed = seed;
        this.bug = bug;
        this.random = new Random(seed);
        this.authority = new InMemoryAuthority(new Money(CREDITS[random.nextInt(CREDITS.length)]));
        AccountId account = AccountId.next();
        this.callers = Stream.generate(() -> new Caller(account, KeyId.next())).limit(3).toList();
        authority.validFor(VALID.toMillis());
        if (random.nextBoolean()) {
            authority.budget(callers.getFirst().key(), new Money(random.nextInt(20_000)));
        }
        Stream.generate(() -> new SimulatedGateway(this, callers)).limit(3).forEach(gateways::add);
    }

    Timeline time() {
        return time;
    }

    Random random() {
        return random;
    }

    PlantedBug bug() {
        return bug;
    }

    InMemoryAuthority authority() {
        return authority;
    }

    SimulatedNetwork network() {
        return network;
    }

    int taken() {
        return leases().mapToInt(SimulatedLease::taken).sum();
    }

    int forgotten() {
        return leases().mapToInt(SimulatedLease::forgotten).sum();
    }

    /** Spends under faults; then all is well again and everything must come back. */
    SimulatedWorld run() {
        looks();
        load();
        faults();
        time.run(LOAD, this::check);
        loading = false;
        time.run(Duration.ofSeconds(25), this::check);
        network.heal();
        time.run(Duration.ofSeconds(6), this::check);
        check(authority.out().equals(Money.ZERO), authority.out() + " never came back");
        time.run(CALM, this::check);
        probe();
        gateways.getLast().leases().forEach(SimulatedLease::stop);
        time.run(CALM, this::check);
        check(authority.out().equals(Money.ZERO), authority.out() + " did not come back");
        return this;
    }

    void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(
                    "seed " + seed + " at " + time.now() / 1_000_000 + " ms: " + what);
        }
    }

    /** Of a row that is closed only what every limit can spare; the rest is the house's. */
    void charge(SimulatedGateway gateway, Caller caller, Money charge) {
        Money spare =
                authority.isClosed(gateway.life(), caller.key())
                        ? charge.min(authority.available(caller.key()).max(Money.ZERO))
                        : charge;
        authority.charge(gateway.life(), caller.key(), spare);
    }

    private Stream<SimulatedLease> leases() {
        return gateways.stream().flatMap(gateway -> gateway.leases().stream());
    }

    private Stream<SimulatedGateway> up() {
        return gateways.stream().filter(SimulatedGateway::isUp);
    }

    private void check() {
        up().forEach(gateway -> gateway.leases().forEach(SimulatedLease::check));
        callers.forEach(caller ->
                check(
                        !authority.available(caller.key()).isNegative(),
                        "more was granted than there is"));
    }

    private void looks() {
        up().forEach(SimulatedGateway::look);
        time.after(LEASES.lookEvery(), this::looks);
    }

    private void load() {
        if (!loading) {
            return;
        }
        List<SimulatedGateway> living = up().toList();
        SimulatedGateway gateway = living.get(random.nextInt(living.size()));
        gateway.leases().get(random.nextInt(3)).request(claim());
        long busy = time.now() / 10_000_000_000L % 3 == 0 ? 30 : 1_000;
        time.after(Duration.ofMillis(1 + random.nextLong(busy)), this::load);
    }

    private Claim claim() {
        long full = 1 + random.nextLong(random.nextInt(4) == 0 ? 2_000 : 200);
        return new Claim(
                new Money(full), new Money(1 + random.nextLong(full)), random.nextBoolean());
    }

    private void faults() {
        if (!loading) {
            return;
        }
        switch (random.nextInt(12)) {
            case 0 -> away(network::meteringIsAway);
            case 1 -> away(network::kafkaIsAway);
            case 2 -> replace(random.nextInt(gateways.size()));
            case 3 -> reclaim();
            case 4, 5 -> authority.credit(new Money(random.nextInt(3_000)));
            default -> {}
        }
        time.after(Duration.ofMillis(random.nextInt(5_000)), this::faults);
    }

    private void away(Consumer<Boolean> part) {
        part.accept(true);
        time.after(Duration.ofMillis(random.nextInt(20_000)), () -> part.accept(false));
    }

    private void replace(int which) {
        SimulatedGateway dying = gateways.get(which);
        if (dying.isUp()) {
            dying.die();
            gateways.add(new SimulatedGateway(this, callers));
        }
    }

    /** An operator is wrong about a gateway. */
    private void reclaim() {
        if (random.nextInt(4) == 0) {
            SimulatedGateway gateway = gateways.get(random.nextInt(gateways.size()));
            authority.reclaim(gateway.life(), callers.getLast().key());
        }
    }

    /** Whoever is well again serves again. */
    private void probe() {
        authority.credit(new Money(1_000_000));
        callers.forEach(caller -> authority.budget(caller.key(), new Money(100_000_000)));
        List<SimulatedLease> open =
                up().flatMap(gateway -> gateway.leases().stream())
                        .filter(SimulatedLease::isOpen)
                        .toList();
        Claim claim = new Claim(new Money(10), new Money(10), true);
        List<SimulatedLease.Request> requests =
                open.stream().map(lease -> lease.request(claim)).toList();
        time.run(Duration.ofSeconds(6), this::check);
        for (SimulatedLease.Request request : requests) {
            check(request.ruling() instanceof Ruling.Taken, "a probe had " + request.ruling());
        }
    }
}
