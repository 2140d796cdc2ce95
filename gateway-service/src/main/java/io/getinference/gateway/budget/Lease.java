package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;
import io.getinference.gateway.caller.Caller;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * This life's row for one API key: what was used and what is held under it, and the totals told to
 * the authority. At any moment used + held ≤ granted: the authority never lowers {@code granted}
 * below the newest total it was told, and each total told contains everything used, held and just
 * asked for.
 */
final class Lease {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final Caller caller;
    private final LifeId life;
    private final Authority authority;

    /**
     * Fair, so that requests of a key are served in turn: one asks at a time, and may wait for its
     * answer meanwhile. The totals below are guarded by this object's monitor, which nobody holds
     * while waiting; a settlement takes only that.
     */
    private final ReentrantLock turn = new ReentrantLock(true);

    private long number;
    private boolean lost;
    private Money used = Money.ZERO;
    private Money held = Money.ZERO;
    private Money asked = Money.ZERO;
    private Money needed = Money.ZERO;
    private CountDownLatch released = new CountDownLatch(1);

    Lease(Caller caller, LifeId life, Authority authority) {
        this.caller = caller;
        this.life = life;
        this.authority = authority;
    }

    /**
     * Takes this request's turn to ask.
     *
     * @throws BudgetUnavailable if the turn does not come in time
     */
    Turn turn(Duration max) throws BudgetUnavailable {
        try {
            if (turn.tryLock(max.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BudgetUnavailable("too many requests of one key ask at once", null);
    }

    synchronized void release(Money amount, Money charge) {
        held = held.minus(amount);
        used = used.plus(charge);
        tell();
        released.countDown();
        released = new CountDownLatch(1);
    }

    /** Waits until a hold of this lease is released, or for the given time. */
    void awaitRelease(Duration max) {
        try {
            nextRelease().await(max.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized CountDownLatch nextRelease() {
        return released;
    }

    private synchronized LeaseSet asking(Money wants, Money needs) {
        asked = wants;
        needed = needs;
        return message();
    }

    /**
     * Tells the totals again if the newest message that told them was lost: nothing else would
     * bring that money back.
     */
    synchronized void tellAgainIfLost() {
        if (lost) {
            tell();
        }
    }

    private void tell() {
        lost = false;
        LeaseSet message = message();
        var _ = authority.tell(message).whenComplete((ack, failure) -> told(message, failure));
    }

    private synchronized void told(LeaseSet message, @Nullable Throwable failure) {
        if (failure != null && message.number() == number) {
            lost = true;
            LOG.warn(
                    "message {} of {} was lost and will be told again",
                    number,
                    caller.key(),
                    failure);
        }
    }

    private void forgetAsk() {
        asked = Money.ZERO;
        needed = Money.ZERO;
    }

    private LeaseSet message() {
        Money base = used.plus(held);
        number++;
        return new LeaseSet(
                caller.account(), caller.key(), life, number, base.plus(asked), base.plus(needed));
    }

    /**
     * The right to ask, until it is closed. What it asked for and did not take, it must give back.
     */
    final class Turn implements AutoCloseable {

        /** Asks for money on top of what is used and held. */
        LeaseAnswer ask(Money wants, Money needs) throws BudgetUnavailable {
            LeaseAnswer answer = authority.ask(asking(wants, needs));
            if (answer.closed()) {
                throw new BudgetUnavailable(
                        "the row of " + life + " was reclaimed; start this gateway anew", null);
            }
            return answer;
        }

        /** What an answer leaves free, at most what was asked for. */
        Money room(LeaseAnswer answer) {
            synchronized (Lease.this) {
                return answer.granted().minus(used).minus(held).min(asked);
            }
        }

        /** Makes a hold out of the room that was granted. */
        Hold take(Sizing sizing, Money room) {
            long outputTokens = sizing.outputTokens(room);
            Money amount = sizing.hold(outputTokens);
            synchronized (Lease.this) {
                held = held.plus(amount);
                forgetAsk();
            }
            return new Hold(Lease.this, amount, outputTokens, sizing.outputTokensWished());
        }

        /** Gives back whatever an ask brought that is of no use. */
        void giveBack() {
            synchronized (Lease.this) {
                forgetAsk();
                tell();
            }
        }

        @Override
        public void close() {
            turn.unlock();
        }
    }
}
