package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Between leases and their authority: loses, delays, repeats and reorders, and is away at times.
 */
final class SimulatedNetwork {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(4);
    private static final int QUICK_MS_MAX = 30;
    private static final int LATE_MS_MAX = 9_000;

    private final SimulatedWorld world;
    private final Map<String, Long> validUntil = new HashMap<>();
    private boolean faulty = true;
    private boolean meteringAway;
    private boolean kafkaAway;
    private int messages;

    SimulatedNetwork(SimulatedWorld world) {
        this.world = world;
    }

    int messages() {
        return messages;
    }

    void heal() {
        faulty = false;
        meteringAway = false;
        kafkaAway = false;
    }

    void meteringIsAway(boolean isAway) {
        meteringAway = isAway;
    }

    void kafkaIsAway(boolean isAway) {
        kafkaAway = isAway;
    }

    boolean isValid(LifeId life, KeyId key) {
        return validUntil.getOrDefault(life + "/" + key, 0L) > world.time().now();
    }

    void deliver(Message message, SimulatedLease lease) {
        messages++;
        long asked = world.time().now();
        boolean lost = kafkaAway || oneIn(20);
        Duration there = delay();
        if (!lost) {
            world.time().after(there, () -> apply(message.set()));
            if (oneIn(20)) {
                world.time().after(there.plus(delay()), () -> apply(message.set()));
            }
        }
        if (message.asks()) {
            ask(message, lease, new Way(lost || meteringAway || oneIn(20), asked, there));
        } else if (lost) {
            world.time().after(there, () -> lease.lost(message.number()));
        }
    }

    /** Whoever asks waits so long and no longer; an answer may still come after that. */
    private void ask(Message message, SimulatedLease lease, Way way) {
        Duration back = way.there().plus(delay());
        boolean inTime = !way.lost() && back.compareTo(ANSWER_MAX) < 0;
        if (!inTime) {
            world.time().after(ANSWER_MAX, () -> lease.failed(message.number()));
        }
        if (!way.lost()) {
            world.time().after(way.there(), () -> answer(message, lease, way, back));
        }
    }

    private void answer(Message message, SimulatedLease lease, Way way, Duration back) {
        LeaseSet set = message.set();
        LeaseAnswer answer = world.authority().answer(set.life(), set.key());
        world.time().after(back.minus(way.there()), () -> lease.answered(answer, way.askedNanos()));
    }

    private void apply(LeaseSet set) {
        long before = world.authority().answer(set.life(), set.key()).number();
        world.authority().apply(set);
        if (world.authority().answer(set.life(), set.key()).number() > before) {
            validUntil.put(
                    set.life() + "/" + set.key(),
                    world.time().now() + SimulatedWorld.VALID.toNanos());
        }
    }

    private Duration delay() {
        Random random = world.random();
        boolean late = oneIn(20);
        return Duration.ofMillis(1 + random.nextInt(late ? LATE_MS_MAX : QUICK_MS_MAX));
    }

    private boolean oneIn(int times) {
        return world.random().nextInt(times) == 0 && faulty;
    }

    private record Way(boolean lost, long askedNanos, Duration there) {}
}
