package io.getinference.metering.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Usage;
import io.getinference.metering.Facts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A gateway that keeps to the protocol through kills, stops and lost messages; a careless one at
 * times takes holds that it has no lease for.
 */
final class SimulatedGateway {

    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final Random random;
    private final boolean careless;
    private final Clock clock;
    private final Network network;
    private final List<Hold> holds = new ArrayList<>();
    private final List<UsageRecorded> unsent = new ArrayList<>();
    private final List<LifeClosed> closings = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private Map<KeyId, SimulatedRow> rows = new HashMap<>();
    private Facts facts;
    private long usageNumber;
    private Instant awayUntil = Instant.EPOCH;
    private boolean up = true;

    SimulatedGateway(Facts account, boolean careless, World world) {
        this.facts = account.withLife(new LifeId(GatewayId.next(), 1));
        this.careless = careless;
        this.random = world.random();
        this.clock = world.clock();
        this.network = world.network();
    }

    LifeId life() {
        return facts.life();
    }

    void act(KeyId key, FoldUnderTest fold) {
        if (clock.now().isBefore(awayUntil)) {
            return;
        }
        if (!up) {
            start();
        }
        SimulatedRow row = rows.computeIfAbsent(key, _ -> new SimulatedRow(random));
        switch (random.nextInt(16)) {
            case 0, 1 -> askIfShort(key, row, 1 + random.nextInt(400));
            case 2 -> giveBack(key, row);
            case 3, 4, 5 -> read(key, fold);
            case 6, 7, 8, 9, 10 -> hold(key, row);
            case 11, 12, 13 -> settleOne();
            case 14 -> flush();
            default -> close();
        }
    }

    /** Asks any owner for the row; replies are lost, late, or come from one that owns no more. */
    private void read(KeyId key, FoldUnderTest fold) {
        if (!replies.isEmpty() && random.nextInt(3) == 0) {
            Reply reply = replies.remove(random.nextInt(replies.size()));
            learn(reply.key, reply.answer);
            return;
        }
        AccountState asked = random.nextInt(10) == 0 ? fold.committed() : fold.state();
        LeaseAnswer answer = asked.answer(facts.life(), key);
        int dice = random.nextInt(20);
        if (answer == null || dice == 0) {
            return;
        }
        if (dice < 4) {
            replies.add(new Reply(key, answer));
        } else {
            learn(key, answer);
        }
    }

    private void learn(KeyId key, LeaseAnswer answer) {
        if (answer.closed()) {
            kill(Duration.ZERO);
        } else {
            rows.computeIfAbsent(key, _ -> new SimulatedRow(random)).learn(answer);
        }
    }

    private void askIfShort(KeyId key, SimulatedRow row, long need) {
        if (!row.covers(need / 2, clock.now()) || random.nextInt(4) == 0) {
            ask(key, row, need);
        }
    }

    /** Never below what it believes it has: the surplus might be taken by a hold meanwhile. */
    private void ask(KeyId key, SimulatedRow row, long need) {
        long wants = Math.max(row.granted, row.taken() + need * (1 + random.nextInt(4)));
        set(key, row, wants, row.taken() + need);
    }

    private void giveBack(KeyId key, SimulatedRow row) {
        row.granted = Math.min(row.granted, row.taken());
        set(key, row, row.taken(), row.taken());
    }

    private void set(KeyId key, SimulatedRow row, long wants, long needs) {
        row.number++;
        row.writtenAt = clock.now();
        network.send(
                new LeaseSet(
                        facts.account(),
                        key,
                        facts.life(),
                        row.number,
                        new Money(wants),
                        new Money(needs),
                        row.rates.ask()));
    }

    /** Several requests at once, as long as the lease covers them. */
    private void hold(KeyId key, SimulatedRow row) {
        boolean carelessly = careless && random.nextInt(20) == 0;
        for (int tries = 1 + random.nextInt(4); tries > 0; tries--) {
            long amount = 1 + random.nextLong(150);
            if (carelessly || row.covers(amount, clock.now())) {
                row.held += amount;
                holds.add(new Hold(key, amount, clock.now().plus(DEADLINE)));
            }
        }
    }

    private void settleOne() {
        holds.stream()
                .filter(hold -> !clock.now().isBefore(hold.deadline))
                .toList()
                .forEach(this::settle);
        for (int ends = 1 + random.nextInt(4); ends > 0 && !holds.isEmpty(); ends--) {
            settle(holds.get(random.nextInt(holds.size())));
        }
    }

    private void settle(Hold hold) {
        holds.remove(hold);
        long value = random.nextLong(hold.amount * 13 / 10 + 1);
        Outcome outcome = random.nextInt(10) == 0 ? Outcome.FAILED : Outcome.COMPLETED;
        Usage usage = Usage.of(value / 3, value - value / 3);
        Instant ended = clock.now().plusSeconds(random.nextInt(200_000) - 100_000);
        UsageRecorded used =
                Facts.ended(
                        facts.withKey(hold.key).usage(++usageNumber, usage, hold.amount, outcome),
                        ended);
        SimulatedRow row = rows.get(hold.key);
        if (row != null) {
            row.held -= hold.amount;
            row.used += outcome.isBillable() ? Math.min(value, hold.amount) : 0;
        }
        unsent.add(used);
    }

    /** Usage leaves the local journal once Kafka has it. */
    void flush() {
        unsent.forEach(network::send);
        unsent.clear();
    }

    /** Rows of lives that are over are closed, as often as it takes. */
    private void close() {
        flush();
        if (!closings.isEmpty()) {
            int index = random.nextInt(closings.size());
            network.send(closings.get(index));
            if (random.nextInt(3) > 0) {
                closings.remove(index);
            }
        }
    }

    /** What was open is estimated by the next life, as the last snapshot says. */
    void kill(Duration away) {
        List.copyOf(holds).forEach(this::settle);
        closings.add(new LifeClosed(facts.account(), facts.life(), usageNumber));
        up = false;
        awayUntil = clock.now().plus(away);
    }

    private void start() {
        LifeId life = facts.life();
        facts = facts.withLife(new LifeId(life.gateway(), life.count() + 1));
        rows = new HashMap<>();
        replies.clear();
        usageNumber = 0;
        up = true;
    }

    /** Its process stands still, and goes on later as if nothing had been. */
    void freeze(Duration away) {
        awayUntil = clock.now().plus(away);
    }

    /** Ends in good order. */
    void stop() {
        if (up) {
            kill(Duration.ZERO);
        }
        flush();
        closings.forEach(network::send);
        closings.clear();
    }

    private record Hold(KeyId key, long amount, Instant deadline) {}

    private record Reply(KeyId key, LeaseAnswer answer) {}
}
