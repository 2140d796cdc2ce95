package io.getinference.gateway.budget;

import org.springframework.context.SmartLifecycle;

/**
 * Gives back every lease when the gateway stops: after the door has let the last request out, and
 * before its life is closed in the journals, where nothing of it counts any more.
 */
final class BudgetStop implements SmartLifecycle {

    /** Above the phase in which the life is closed, far below the web server's. */
    private static final int PHASE = 1;

    private final Budget budget;
    private volatile boolean running;

    BudgetStop(Budget budget) {
        this.budget = budget;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        budget.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A budget that has given everything back does not begin anew. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
