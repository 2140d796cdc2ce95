package io.getinference.gateway.usage;

import io.getinference.common.id.LifeId;
import io.getinference.gateway.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;

/**
 * The end of this life, when it comes orderly: all usage is in Kafka or at least on disk, and where
 * Kafka has it all, the life is closed by itself and leaves nothing to the next one.
 */
final class UsageStop implements SmartLifecycle {

    /**
     * After the door has let the last request out and the budget has given back its leases, while
     * Kafka's producer still runs.
     */
    static final int PHASE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(UsageStop.class);

    private final UsageLog log;
    private final LifeEnd lifeEnd;
    private final Duration max;
    private volatile boolean running;

    UsageStop(UsageLog log, LifeEnd lifeEnd, Duration max) {
        this.log = log;
        this.lifeEnd = lifeEnd;
        this.max = max;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        long begunAtNanos = System.nanoTime();
        log.stop(max);
        LifeId life = log.life();
        Duration left = max.minusNanos(System.nanoTime() - begunAtNanos);
        try {
            var _ = lifeEnd.end(life, left.isPositive() ? left : Duration.ZERO);
            boolean over = lifeEnd.isOver(life);
            LOG.info(over ? "{} is closed" : "{} is left to the next life to close", life);
            lifeEnd.sync();
        } catch (StoreFailure e) {
            LOG.error("{} is left to the next life to close", life, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** An end is an end: no life goes on after it. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
