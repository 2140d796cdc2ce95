package io.getinference.gateway.usage;

import io.getinference.common.id.LifeId;
import io.getinference.gateway.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the lives that came before this one on its directory, beside serving, until nothing is left
 * of them.
 */
final class PastLives implements SmartLifecycle {

    /** Before the end of this life: both send, but nobody waits for the past. */
    static final int PHASE = UsageStop.PHASE + 1;

    private static final Logger LOG = LoggerFactory.getLogger(PastLives.class);
    private static final Duration ROUND_MAX = Duration.ofMinutes(5);

    private final LifeEnd lifeEnd;
    private final LifeId present;
    private final Pauses pauses;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("past-lives").unstarted(this::endAll);

    PastLives(LifeEnd lifeEnd, LifeId present, UsageSettings settings) {
        this.lifeEnd = lifeEnd;
        this.present = present;
        this.pauses = new Pauses(settings);
    }

    /** Once: what has ended by itself is not begun anew when its context goes on. */
    @Override
    public void start() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** It ends by itself, and goes on with the next life. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void endAll() {
        try {
            while (!isDone()) {
                var _ = stopped.await(pauses.next().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            // This life is over too; the next one goes on.
        }
    }

    /** One round over all of them; whether none is left. */
    private boolean isDone() throws InterruptedException {
        boolean done = true;
        try {
            List<LifeId> lives = lifeEnd.lives();
            for (LifeId life : lives) {
                if (!life.equals(present)) {
                    List<AccountEnd> ends = lifeEnd.end(life, ROUND_MAX);
                    ends.forEach(end -> LOG.info("{} is over: {}", life, end));
                    if (!lifeEnd.isOver(life)) {
                        LOG.warn("{} has left more than Kafka takes now; tried again", life);
                        done = false;
                    }
                }
            }
        } catch (StoreFailure e) {
            LOG.error("a life that is over cannot be read; tried again", e);
            return false;
        }
        return done;
    }
}
