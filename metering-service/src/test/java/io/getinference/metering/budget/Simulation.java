package io.getinference.metering.budget;

import io.getinference.common.event.CreditFact;
import io.getinference.common.id.KeyId;
import io.getinference.metering.Facts;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One account with several keys, teams and gateways, an unkind network, a broker whose clock jumps,
 * an owner that crashes, and people who pay, take back and change their minds. All from one seed.
 */
final class Simulation {

    private static final int IN_FLIGHT_MAX = 60;

    private final long seed;
    private final Random random;
    private final Clock clock = new Clock();
    private final Facts facts = Facts.fresh();
    private final List<KeyId> keys = Stream.generate(KeyId::next).limit(5).toList();
    private final Network network;
    private final People people;
    private final List<SimulatedGateway> gateways;
    private final FoldUnderTest fold;
    private Duration kafkaAway = Duration.ZERO;

    Simulation(long seed, Authority authority) {
        this.seed = seed;
        this.random = new Random(seed);
        this.network = new Network(random);
        this.fold = new FoldUnderTest(authority);
        World world = new World(random, clock, network);
        // The last key is never named by limits: whoever uses it is a stranger.
        this.people = new People(facts.account(), keys.subList(0, 4), world);
        this.gateways =
                IntStream.range(0, 3)
                        .mapToObj(
                                count -> new SimulatedGateway(facts, count + seed % 3 == 4, world))
                        .toList();
        people.topUp(2000);
        people.setLimits();
    }

    /** Runs until so many records were applied, then until everything has come to rest. */
    Tally run(int records) {
        try {
            while (fold.journal().size() < records) {
                step();
            }
            comeToRest();
            fold.checkReplay();
            return fold.invariants().tally;
        } catch (RuntimeException | InvariantBroken e) {
            throw new Failure(seed, fold.journal(), e);
        }
    }

    private void step() {
        int dice = random.nextInt(1000);
        if (dice < 380 || network.size() > IN_FLIGHT_MAX) {
            deliver();
        } else if (dice < 930) {
            gateway().act(key(), fold);
        } else if (dice < 942) {
            topUp();
        } else if (dice < 952) {
            people.takeBack();
        } else if (dice < 957) {
            people.setLimits();
        } else if (dice < 965) {
            people.correct(fold.state().quarantined());
        } else if (dice < 990 && network.hasPast()) {
            append(network.again());
        } else {
            mishap();
        }
        fold.live(random);
    }

    /** Some accounts pay little and often, others much and rarely. */
    private void topUp() {
        if (seed % 2 == 0) {
            people.topUp(1 + random.nextInt(1500));
        } else if (random.nextInt(6) == 0) {
            people.topUp(1 + random.nextInt(9000));
        }
    }

    private void mishap() {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> gateway().kill(Duration.ofSeconds(random.nextInt(20)));
            case 3 -> gateway().kill(Duration.ofMinutes(random.nextInt(200)));
            case 4 -> gateway().freeze(Duration.ofMinutes(random.nextInt(100)));
            case 5 -> people.setRules();
            case 6 -> people.reclaim(gateway().life());
            case 7 -> kafkaAway = Duration.ofMinutes(random.nextInt(100));
            case 8 -> clock.pass(Duration.ofMinutes(random.nextInt(150)));
            case 9 -> fold.crash();
            default -> clock.pass(Duration.ofSeconds(random.nextInt(60)));
        }
    }

    /** Some keys are used more than others. */
    private KeyId key() {
        return keys.get(random.nextInt(1 + random.nextInt(keys.size())));
    }

    private SimulatedGateway gateway() {
        return gateways.get(random.nextInt(gateways.size()));
    }

    private void deliver() {
        clock.pass(Duration.ofMillis(random.nextInt(300)));
        if (kafkaAway.isPositive()) {
            clock.pass(Duration.ofSeconds(30));
            kafkaAway = kafkaAway.minusSeconds(30);
        } else if (!network.isEmpty()) {
            append(network.next());
        }
    }

    /** The broker's clock may step back; the account's time must not. */
    private void append(Object fact) {
        Entry entry = Entry.of(clock.now().minusMillis(random.nextInt(100)), fact);
        Applied applied = fold.append(entry);
        boolean refused = applied.effects().stream().anyMatch(Effect.Quarantined.class::isInstance);
        if (refused && fact instanceof CreditFact) {
            network.replay(fact);
        }
    }

    /** Everyone comes back and ends in good order, and what waits is corrected. */
    private void comeToRest() {
        gateways.forEach(SimulatedGateway::stop);
        do {
            while (!network.isEmpty()) {
                append(network.next());
            }
            people.correct(fold.state().quarantined());
        } while (!network.isEmpty());
        AccountState last = fold.state();
        InvariantBroken.unless(
                last.balance().held().nanos() == 0, "money is out after every life was closed");
        InvariantBroken.unless(
                last.gateways().all().stream().allMatch(gateway -> gateway.open().isEmpty()),
                "a life is open after all were closed");
        InvariantBroken.unless(fold.invariants().hasSeenAll(network.usage()), "usage was lost");
    }
}
