package io.getinference.metering.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.claim.ClaimState;
import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.ClaimFact;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.metering.Facts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * One key, claimed by requests of several gateways in journals that repeat and disorder, while
 * gateways die and time jumps, the worst moments among them. After every record: whoever was told
 * that it holds the key runs alone, nobody runs once there is an answer, and a second fold agrees.
 */
class ClaimSimulationTest {

    private static final int SEEDS = 2_000;
    private static final int STEPS = 200;

    private static final List<Duration> JUMPS =
            List.of(
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    Claim.RUNNING_MAX.minusMillis(1),
                    Claim.RUNNING_MAX,
                    Claim.KEPT.minusMillis(1),
                    Claim.KEPT);

    @Test
    void oneRequestHoldsAKeyAtEveryPrefix() {
        for (long seed = 0; seed < SEEDS; seed++) {
            play(seed);
        }
    }

    private static void play(long seed) {
        World world = new World(seed);
        for (int step = 0; step < STEPS; step++) {
            world.step();
        }
        assertThat(world.replayed()).as("seed %s", seed).isEqualTo(world.claim);
    }

    /** A record, as it was appended, and who was dead by then. */
    private record Entry(ClaimFact fact, Instant time, Set<LifeId> dead) {}

    private static final class World {

        private final long seed;
        private final Random dice;
        private final Facts facts = Facts.fresh();
        private final List<LifeId> lives = new ArrayList<>();
        private final Set<LifeId> dead = new HashSet<>();
        private final List<Entry> journal = new ArrayList<>();
        private final Map<RequestClaimed, Instant> holding = new LinkedHashMap<>();
        private final Set<RequestId> ended = new HashSet<>();
        private @Nullable Claim claim;
        private Instant answeredSince = Instant.EPOCH;
        private Instant time = Instant.parse("2026-11-22T12:00:00Z");

        World(long seed) {
            this.seed = seed;
            this.dice = new Random(seed);
            for (int i = 0; i < 3; i++) {
                lives.add(new LifeId(GatewayId.next(), 1));
            }
        }

        void step() {
            switch (dice.nextInt(6)) {
                case 0, 1 -> ask();
                case 2 -> endOne();
                case 3 -> repeat();
                case 4 -> time = time.plus(JUMPS.get(dice.nextInt(JUMPS.size())));
                default -> killOne();
            }
        }

        private void ask() {
            LifeId life = lives.get(dice.nextInt(lives.size()));
            RequestClaimed fact = ClaimFacts.claimed(facts, life, "key", "body");
            append(fact);
            if (claim != null && claim.request().equals(fact.request())) {
                assertNobodyElseMayRun();
                holding.put(fact, time);
            }
        }

        /** Those who can still be running: told that they hold it, alive, within their time. */
        private void assertNobodyElseMayRun() {
            holding.forEach((request, since) -> {
                boolean runs =
                        !ended.contains(request.request())
                                && !dead.contains(request.life())
                                && time.isBefore(since.plus(Claim.RUNNING_MAX));
                assertThat(runs).as("seed %s: %s runs too", seed, request).isFalse();
            });
            assertThat(time)
                    .as("seed %s: there is an answer", seed)
                    .isAfterOrEqualTo(answeredSince.plus(Claim.KEPT));
        }

        private void endOne() {
            for (Map.Entry<RequestClaimed, Instant> one : holding.entrySet()) {
                RequestClaimed fact = one.getKey();
                if (!ended.contains(fact.request()) && !dead.contains(fact.life())) {
                    boolean late = !time.isBefore(one.getValue().plus(Claim.RUNNING_MAX));
                    end(fact, one.getValue(), !late && dice.nextBoolean());
                    return;
                }
            }
        }

        private void end(RequestClaimed fact, Instant since, boolean answered) {
            ended.add(fact.request());
            append(answered ? ClaimFacts.answered(fact) : ClaimEnded.released(fact));
            if (answered) {
                answeredSince = since;
                assertThat(claim).isNotNull();
                assertThat(claim.state()).isEqualTo(ClaimState.ANSWERED);
            }
        }

        /** Any record once more: it may take a key for nobody, but from nobody who runs. */
        private void repeat() {
            if (!journal.isEmpty()) {
                append(journal.get(dice.nextInt(journal.size())).fact());
            }
        }

        private void killOne() {
            LifeId life = lives.get(dice.nextInt(lives.size()));
            dead.add(life);
            lives.remove(life);
            lives.add(new LifeId(life.gateway(), life.count() + 1));
        }

        private void append(ClaimFact fact) {
            journal.add(new Entry(fact, time, Set.copyOf(dead)));
            claim = after(claim, journal.getLast());
        }

        /** What another owner of the account makes of the same journal. */
        @Nullable Claim replayed() {
            Claim replayed = null;
            for (Entry entry : journal) {
                replayed = after(replayed, entry);
            }
            return replayed;
        }

        private static @Nullable Claim after(@Nullable Claim before, Entry entry) {
            return switch (entry.fact()) {
                case RequestClaimed claimed ->
                        Claim.after(before, claimed, entry.time(), entry.dead()::contains);
                case ClaimEnded over -> before == null ? null : before.after(over);
            };
        }
    }
}
