package io.getinference.chaos.load;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Who was told to pay waits here until there is money again. */
public final class Rounds {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int round;
    private int waiting;
    private boolean over;

    /** There is money: everybody goes on. */
    public void begin() {
        lock.lock();
        try {
            round++;
            waiting = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody goes on any more. */
    public void end() {
        lock.lock();
        try {
            over = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether callers are to stop. */
    boolean isOver() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next round. */
    void awaitMoney() {
        lock.lock();
        try {
            int mine = round;
            waiting++;
            changed.signalAll();
            while (mine == round && !over) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many have no money left; false if that takes longer than the bound. */
    public boolean awaitSpent(int callers, Duration bound) {
        lock.lock();
        try {
            long left = bound.toNanos();
            while (waiting < callers) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits a while, or until everything is over. */
    void rest(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (left > 0 && !over) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** How many have no money left. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }
}
