package io.getinference.metering.budget;

import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.id.KeyId;
import io.getinference.metering.Facts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One account with several keys and gateways on a network that repeats, delays and reorders, a
 * broker whose clock jumps, and people who top up and move limits. All from one seed.
 */
final class Simulation {

    private static final int PAST_MAX = 500;
    private static final int IN_FLIGHT_MAX = 60;
    private static final int ROUND_TRIP_STEPS = 1000;

    private final long seed;
    private final Random random;
    private final Authority authority;
    private final Facts facts = Facts.fresh();
    private final List<KeyId> keys = Stream.generate(KeyId::next).limit(4).toList();
    private final List<JournalEvent> inFlight = new ArrayList<>();
    private final List<JournalEvent> past = new ArrayList<>();
    private final Set<String> usageSent = new HashSet<>();
    private final List<SimulatedGateway> gateways;
    private final Invariants invariants;
    private Instant clock = Instant.parse("2026-11-22T00:00:00Z");
    private AccountState state = AccountState.NEW;
    private long credits;
    private long limits;
    private int steps;

    Simulation(long seed, Authority authority) {
        this.seed = seed;
        this.random = new Random(seed);
        this.authority = authority;
        this.gateways =
                List.of(
                        new SimulatedGateway(facts, false, random, this::send),
                        new SimulatedGateway(facts, false, random, this::send),
                        new SimulatedGateway(facts, seed % 3 == 0, random, this::send));
        this.invariants =
                new Invariants(
                        life -> gateways.stream().anyMatch(gateway -> gateway.isCareless(life)),
                        new LimitsSet(facts.account(), 1, List.of()));
        send(facts.credit(++credits, 2000));
        limits++;
        setLimits();
    }

    /** Runs until so many events were applied, then until nothing is in flight. */
    Invariants run(int events) {
        try {
            while (steps < events) {
                step();
            }
            gateways.forEach(SimulatedGateway::die);
            while (!inFlight.isEmpty()) {
                deliver(inFlight.remove(random.nextInt(inFlight.size())));
            }
            InvariantBroken.unless(invariants.usageRated() == usageSent.size(), "usage was lost");
            checkRoundTrip();
            return invariants;
        } catch (RuntimeException | InvariantBroken e) {
            throw new AssertionError("seed " + seed + " step " + steps + ": " + e.getMessage(), e);
        }
    }

    private void step() {
        int dice = random.nextInt(1000);
        if (dice < 500 || inFlight.size() > IN_FLIGHT_MAX) {
            deliverOne();
        } else if (dice < 940) {
            gateways.get(random.nextInt(gateways.size()))
                    .act(keys.get(random.nextInt(keys.size())), state);
        } else if (dice < 970) {
            send(facts.credit(++credits, 1 + random.nextInt(1500), random.nextInt(3)));
        } else if (dice < 985) {
            setLimits();
        } else if (dice < 988) {
            gateways.get(random.nextInt(gateways.size())).die();
        } else if (dice < 990) {
            clock = clock.plus(Duration.ofMinutes(random.nextInt(150)));
        } else if (!past.isEmpty()) {
            deliver(past.get(random.nextInt(past.size())));
        }
    }

    private void deliverOne() {
        if (inFlight.isEmpty()) {
            return;
        }
        int index = random.nextInt(inFlight.size());
        JournalEvent event = inFlight.get(index);
        if (random.nextInt(10) > 0) {
            inFlight.remove(index);
        }
        deliver(event);
    }

    /** The broker's clock may step back; the account's time must not. */
    private void deliver(JournalEvent event) {
        clock = clock.plusMillis(random.nextInt(2000) - 100);
        AccountState before = state;
        Applied applied = authority.apply(before, event, clock);
        steps++;
        state = applied.state();
        invariants.check(before, event, applied);
        if (past.size() < PAST_MAX) {
            past.add(event);
        } else {
            past.set(random.nextInt(PAST_MAX), event);
        }
        if (steps % ROUND_TRIP_STEPS == 0) {
            checkRoundTrip();
        }
    }

    private void checkRoundTrip() {
        AccountState read =
                Wire.JSON.readValue(Wire.JSON.writeValueAsBytes(state), AccountState.class);
        InvariantBroken.unless(read.equals(state), "the stored state is another");
    }

    private void send(JournalEvent event) {
        if (event instanceof UsageRecorded used) {
            usageSent.add(used.attemptId());
        }
        inFlight.add(event);
    }

    /** Any key may lose, get, raise or lower its budget, or be revoked and come back. */
    private void setLimits() {
        List<KeyLimits> named =
                keys.stream()
                        .filter(_ -> random.nextInt(8) > 0)
                        .map(key -> facts.withKey(key).keyLimits(budget()))
                        .toList();
        send(new LimitsSet(facts.account(), ++limits, named));
    }

    private @Nullable Long budget() {
        return random.nextInt(3) == 0 ? null : (long) random.nextInt(4000 + 10 * steps);
    }
}
