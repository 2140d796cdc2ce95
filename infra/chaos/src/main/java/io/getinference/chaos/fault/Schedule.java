package io.getinference.chaos.fault;

import io.getinference.chaos.cluster.Role;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The faults of a run, without end: every process is killed, stopped and restarted, in an order
 * that the seed decides, then all again in another. Kafka is away once in each such round, and a
 * gateway is stopped once for longer than its leases are valid.
 */
public final class Schedule implements Iterator<Fault> {

    private static final Duration KAFKA_AWAY = Duration.ofSeconds(30);
    private static final Duration BEYOND_LEASES = Duration.ofSeconds(35);
    private static final int DOWN_MILLIS_MAX = 4_000;
    private static final int FROZEN_MILLIS_MIN = 1_500;
    private static final int FROZEN_MILLIS_MAX = 12_000;

    private final Random random;
    private final Map<String, Role> members;
    private final List<Fault> round = new ArrayList<>();

    /**
     * A schedule.
     *
     * @param members whom it may hit, by name; their order matters
     */
    public Schedule(long seed, Map<String, Role> members) {
        this.random = new Random(seed);
        this.members = members;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Fault next() {
        if (round.isEmpty()) {
            fill();
        }
        return round.removeFirst();
    }

    private void fill() {
        List<String> gateways = new ArrayList<>();
        members.forEach((name, role) -> {
            round.add(new Fault.Kill(name, millis(0, DOWN_MILLIS_MAX)));
            round.add(new Fault.Freeze(name, millis(FROZEN_MILLIS_MIN, FROZEN_MILLIS_MAX)));
            round.add(new Fault.Restart(name));
            if (role == Role.GATEWAY) {
                gateways.add(name);
            }
        });
        round.add(new Fault.KafkaAway(KAFKA_AWAY, random.nextBoolean()));
        if (!gateways.isEmpty()) {
            String gateway = gateways.get(random.nextInt(gateways.size()));
            round.add(new Fault.Freeze(gateway, BEYOND_LEASES));
        }
        Collections.shuffle(round, random);
    }

    private Duration millis(int from, int to) {
        return Duration.ofMillis(from + (long) random.nextInt(to - from));
    }
}
