package io.getinference.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.Outcome;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.journal.JournalFixture;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.store.InMemoryStore;
import io.getinference.gateway.store.Store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A gateway on one disk through many lives: requests open, are seen and end in any order, while
 * Kafka loses messages and acks, the disk fills up, and the process is killed or stopped.
 */
final class UsageInterleaving {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private final long seed;
    private final SplittableRandom dice;
    private final UnaryOperator<Store> made;
    private final UnreliableKafka kafka;
    private final GatewayId gateway = GatewayId.next();
    private final List<Caller> callers = Stream.generate(Requests::caller).limit(3).toList();
    private final List<RunningUsage> running = new ArrayList<>();
    private final Map<RequestId, RecordsExpected> expected = new HashMap<>();
    private InMemoryStore disk = new InMemoryStore();
    private boolean full;
    private int lives;
    private UnreliableKafka.Producer producer;
    private OneLife life;
    private Store store;

    UsageInterleaving(long seed, UnaryOperator<Store> made) {
        this.seed = seed;
        this.dice = new SplittableRandom(seed);
        this.made = made;
        this.kafka = new UnreliableKafka(dice.split());
        begin();
    }

    /** Goes on for some steps, and then to the end of every life. */
    void run(int steps) {
        try {
            for (int step = 0; step < steps; step++) {
                step();
            }
            fill(false);
            kill();
            kafka.failuresPercent(0);
            life.endOthers();
            assertThat(disk.keys()).isEmpty();
            new JournalCheck(kafka.log()).check(expected);
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        } finally {
            life.kill();
        }
    }

    private void step() throws Exception {
        int chance = dice.nextInt(100);
        if (chance < 30) {
            open();
        } else if (chance < 50) {
            one().ifPresent(this::see);
        } else if (chance < 80) {
            one().ifPresent(this::end);
        } else if (chance < 85) {
            kafka.failuresPercent(new int[] {0, 30, 100}[dice.nextInt(3)]);
        } else if (chance < 90) {
            fill(!full);
        } else if (chance < 95) {
            life.lifeEnd.lives().stream()
                    .filter(past -> !past.equals(life.id))
                    .findFirst()
                    .ifPresent(this::endPart);
        } else if (!full && dice.nextBoolean()) {
            kill();
        } else if (!full) {
            running.forEach(this::expectEnd);
            life.stop(Duration.ofMillis(1 + dice.nextInt(20)));
            kill();
        }
    }

    private void open() {
        Caller caller = callers.get(dice.nextInt(callers.size()));
        LeaseSet lease =
                new LeaseSet(
                        caller.account(), caller.key(), life.id, 1, new Money(2), new Money(1));
        boolean leased =
                !JournalFixture.noting(producer, store, life.id)
                        .append(lease, "lease")
                        .isCompletedExceptionally();
        if (!leased) {
            return;
        }
        Opening opening = life.log.open(RequestId.next(), caller, Requests.HOLD, Requests.route());
        if (opening instanceof Opening.Opened opened) {
            running.add(opened.usage());
            expected.put(opened.usage().request().request(), RecordsExpected.ONE);
        }
    }

    private Optional<RunningUsage> one() {
        return running.isEmpty()
                ? Optional.empty()
                : Optional.of(running.get(dice.nextInt(running.size())));
    }

    private void see(RunningUsage usage) {
        usage.saw(() -> Requests.soFar(1 + dice.nextInt(900)));
    }

    private void end(RunningUsage usage) {
        running.remove(usage);
        boolean seen = !usage.request().seen().isNothing() || dice.nextBoolean();
        Tally tally = seen ? Requests.tally() : Requests.nothingYet();
        usage.end(OUTCOMES.get(dice.nextInt(OUTCOMES.size())), tally);
        if (!seen) {
            expected.put(usage.request().request(), RecordsExpected.NONE);
        }
    }

    /** A stop ends what runs, as if it had broken off. */
    private void expectEnd(RunningUsage usage) {
        if (usage.request().seen().isNothing()) {
            expected.put(usage.request().request(), RecordsExpected.NONE);
        }
    }

    private void endPart(LifeId past) {
        try {
            life.lifeEnd.end(past, Duration.ofMillis(dice.nextInt(3)));
        } catch (Exception e) {
            assertThat(full).as("only a full disk fails").isTrue();
        }
    }

    /** What a full disk missed it makes up for with the next write. */
    private void fill(boolean isFull) {
        full = isFull;
        disk.full(isFull);
        if (!isFull) {
            life.open(callers.getFirst()).close();
        }
    }

    private void kill() {
        producer.kill();
        life.kill();
        disk = disk.afterKill();
        running.clear();
        begin();
    }

    private void begin() {
        lives++;
        producer = kafka.new Producer();
        store = made.apply(disk);
        life = new OneLife(new LifeId(gateway, lives), store, producer);
    }

    /** How many records a request has to leave. */
    enum RecordsExpected {
        /** Its end was seen, and nothing was used. */
        NONE,
        ONE
    }
}
