package io.getinference.metering.budget;

import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.event.UsageRecorded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Between those who write and the journal: it repeats, delays and reorders, loses what may be lost
 * and garbles what may be garbled. Only account-service's outbox keeps its order.
 */
final class Network {

    private static final int PAST_MAX = 500;
    private static final int GARBLED_ONE_IN = 150;

    private final Random random;
    private final List<Object> inFlight = new ArrayList<>();
    private final List<Object> past = new ArrayList<>();
    private final Deque<OperatorFact> outbox = new ArrayDeque<>();
    private final Map<String, UsageRecorded> usage = new HashMap<>();

    Network(Random random) {
        this.random = random;
    }

    void send(JournalEvent event) {
        switch (event) {
            case OperatorFact fact -> outbox.add(fact);
            case UsageRecorded used -> {
                usage.put(used.life() + "/" + used.number(), used);
                boolean garbled = random.nextInt(GARBLED_ONE_IN) == 0;
                inFlight.add(garbled ? UsageClaim.of(used) : used);
            }
            case LeaseSet asked -> {
                if (random.nextInt(20) > 0) {
                    inFlight.add(asked);
                }
            }
            default -> inFlight.add(event);
        }
    }

    boolean isEmpty() {
        return inFlight.isEmpty() && outbox.isEmpty();
    }

    int size() {
        return inFlight.size() + outbox.size();
    }

    /** All usage that was ever sent, by life and number. */
    Map<String, UsageRecorded> usage() {
        return usage;
    }

    /** The next record; at times it stays, to come again. */
    Object next() {
        Object fact = take();
        if (past.size() < PAST_MAX) {
            past.add(fact);
        } else {
            past.set(random.nextInt(PAST_MAX), fact);
        }
        return fact;
    }

    private Object take() {
        if (!outbox.isEmpty() && (inFlight.isEmpty() || random.nextInt(4) == 0)) {
            return random.nextInt(10) > 0 ? outbox.remove() : outbox.element();
        }
        int index = random.nextInt(inFlight.size());
        Object fact = inFlight.get(index);
        if (random.nextInt(10) > 0) {
            inFlight.remove(index);
        }
        return fact;
    }

    /** A repetition of any age. */
    Object again() {
        return past.get(random.nextInt(past.size()));
    }

    boolean hasPast() {
        return !past.isEmpty();
    }

    /** What the fold could not take is written again by an operator. */
    void replay(Object fact) {
        inFlight.add(fact);
    }
}
