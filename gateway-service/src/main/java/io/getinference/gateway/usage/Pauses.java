package io.getinference.gateway.usage;

import java.time.Duration;

/** How long to wait before trying again: longer each time, up to a bound. Used by one thread. */
final class Pauses {

    private final Duration first;
    private final Duration max;
    private Duration next;

    Pauses(UsageSettings settings) {
        this.first = settings.pauseFirst();
        this.max = settings.pauseMax();
        this.next = first;
    }

    Duration next() {
        Duration now = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(max) < 0 ? doubled : max;
        return now;
    }

    void begin() {
        next = first;
    }
}
