package io.getinference.gateway.door;

import io.getinference.gateway.completion.Relays;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets the last request out, before anything else stops: new ones are refused, those that run have
 * time to end, and those that remain are broken off.
 */
@Component
final class DoorStop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DoorStop.class);

    private final DoorFilter door;
    private final Relays relays;
    private final StopSettings settings;
    private volatile boolean running;

    DoorStop(DoorFilter door, Relays relays, StopSettings settings) {
        this.door = door;
        this.relays = relays;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        door.refuse();
        if (door.isEmptyWithin(settings.runningMax())) {
            LOG.info("the last request is answered");
            return;
        }
        LOG.warn("requests run for longer than a stop may wait; they are broken off");
        relays.stop();
        if (!door.isEmptyWithin(settings.brokenOffMax())) {
            LOG.error("requests have not ended although they were broken off");
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** An end is an end: nobody is let in after it. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    /** Before the web server, which would wait for its requests without telling anyone. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
