package io.getinference.metering.budget;

import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Usage;
import io.getinference.metering.Facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** A gateway that takes holds from its leases; a careless one sometimes without a lease. */
final class SimulatedGateway {

    private final Random random;
    private final boolean careless;
    private final Consumer<JournalEvent> journal;
    private final Map<KeyId, Row> rows = new HashMap<>();
    private final List<Hold> holds = new ArrayList<>();
    private Facts facts;
    private long usageNumber;

    SimulatedGateway(
            Facts account, boolean careless, Random random, Consumer<JournalEvent> journal) {
        this.facts = account.withLife(new LifeId(GatewayId.next(), 1));
        this.careless = careless;
        this.random = random;
        this.journal = journal;
    }

    boolean isCareless(LifeId life) {
        return careless && life.gateway().equals(facts.life().gateway());
    }

    void act(KeyId key, AccountState state) {
        Row row = rows.computeIfAbsent(key, _ -> new Row());
        if (!learn(key, row, state)) {
            die();
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> ask(key, row, 1 + random.nextInt(400));
            case 3 -> giveBack(key, row);
            case 4, 5, 6 -> hold(key, row, 1 + random.nextInt(400));
            default -> settle();
        }
    }

    /** Reads its row as gateways do; false when the row is closed and the life must end. */
    private boolean learn(KeyId key, Row row, AccountState state) {
        LeaseAnswer answer = state.answer(facts.life(), key);
        if (answer != null && answer.number() == row.number) {
            row.granted = answer.granted().nanos();
        }
        return answer == null || !answer.closed();
    }

    /** Never below what it believes it has: the surplus might be taken by a hold meanwhile. */
    private void ask(KeyId key, Row row, long need) {
        long wants = Math.max(row.granted, row.taken() + need * (1 + random.nextInt(4)));
        set(key, row, wants, row.taken() + need);
    }

    private void giveBack(KeyId key, Row row) {
        row.granted = Math.min(row.granted, row.taken());
        set(key, row, row.taken(), row.taken());
    }

    private void set(KeyId key, Row row, long wants, long needs) {
        row.number++;
        journal.accept(
                new LeaseSet(
                        facts.account(),
                        key,
                        facts.life(),
                        row.number,
                        new Money(wants),
                        new Money(needs)));
    }

    private void hold(KeyId key, Row row, long amount) {
        boolean covered = row.granted - row.taken() >= amount;
        if (covered || (careless && random.nextInt(20) == 0)) {
            row.held += amount;
            holds.add(new Hold(key, amount));
        }
    }

    private void settle() {
        if (!holds.isEmpty()) {
            settle(holds.remove(random.nextInt(holds.size())));
        }
    }

    private void settle(Hold hold) {
        long value = random.nextLong(hold.amount * 13 / 10 + 1);
        Outcome outcome = random.nextInt(10) == 0 ? Outcome.FAILED : Outcome.COMPLETED;
        usageNumber++;
        UsageRecorded used =
                facts.withKey(hold.key)
                        .usage(
                                usageNumber,
                                Usage.of(value / 3, value - value / 3),
                                hold.amount,
                                outcome);
        Row row = rows.get(hold.key);
        if (row != null) {
            row.held -= hold.amount;
            row.used += outcome.isBillable() ? Math.min(value, hold.amount) : 0;
        }
        journal.accept(used);
    }

    /** Its next life reports what the last one left open. */
    void die() {
        holds.forEach(this::settle);
        holds.clear();
        rows.clear();
        usageNumber = 0;
        LifeId life = facts.life();
        facts = facts.withLife(new LifeId(life.gateway(), life.count() + 1));
    }

    private record Hold(KeyId key, long amount) {}

    private static final class Row {

        private long number;
        private long granted;
        private long used;
        private long held;

        private long taken() {
            return used + held;
        }
    }
}
