package io.getinference.metering;

import java.util.ArrayList;
import java.util.List;

/** Times that were measured. */
final class Figures {

    private final List<Long> micros = new ArrayList<>();

    synchronized void add(long measuredMicros) {
        micros.add(measuredMicros);
    }

    synchronized int count() {
        return micros.size();
    }

    @Override
    public synchronized String toString() {
        List<Long> sorted = micros.stream().sorted().toList();
        return sorted.isEmpty()
                ? "none"
                : "%d times, p50 %d us, p99 %d us, most %d us"
                        .formatted(
                                sorted.size(),
                                sorted.get(sorted.size() / 2),
                                sorted.get(sorted.size() * 99 / 100),
                                sorted.getLast());
    }
}
