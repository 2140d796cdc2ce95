package io.getinference.gateway;

import org.springframework.context.SmartLifecycle;

/** Runs first of all, and fails the start where Kafka does not answer. */
final class TopicsAtStart implements SmartLifecycle {

    private final Runnable ensure;
    private boolean running;

    TopicsAtStart(Runnable ensure) {
        this.ensure = ensure;
    }

    @Override
    public void start() {
        ensure.run();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
