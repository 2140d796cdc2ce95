package io.getinference.gateway.completion;

import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The answers that are being handed on. */
@Component
public final class Relays {

    private final Drains drains;
    private final Set<Relay> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    Relays(Drains drains) {
        this.drains = drains;
    }

    /** Breaks off those that run, and whichever begins later. */
    public void stop() {
        stopped = true;
        running.forEach(Relay::stop);
    }

    Ending run(Relay relay) {
        running.add(relay);
        try (Drains.Drain drain = drains.drain()) {
            if (stopped) {
                relay.stop();
            }
            return relay.run(drain);
        } finally {
            running.remove(relay);
        }
    }
}
