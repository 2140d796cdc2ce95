package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/**
 * This life's lease for one API key: what is held from it, who waits for it, and what to write
 * next. A plain object without threads, clock or network: every event comes with its time, and
 * after each {@link #next} says what is to be written. At any moment used + held ≤ what the
 * authority has granted.
 */
final class Lease {

    private static final int ASKS_AT_ONCE_MAX = 2;

    private enum State {
        OPEN,
        RECLAIMED,
        STOPPED,
        FORGOTTEN
    }

    private final Row row;
    private final LeaseSettings settings;
    private final Funds funds;
    private final Totals totals;
    private final Demand demand;
    private final Waiting waiting = new Waiting();
    private final Pacing again;
    private final Pacing polls;

    private State state = State.OPEN;
    private boolean asking;
    private long askedNanos;

    /** Whether the newest message may not have been applied: only a further one makes sure. */
    private boolean unsure;

    /** Whether what is free was given back since the first in the queue was last refused. */
    private boolean surrendered;

    Lease(Row row, LeaseSettings settings, BudgetSettings bounds, long nowNanos) {
        this.row = row;
        this.settings = settings;
        this.demand = new Demand(settings, nowNanos);
        this.funds = new Funds(demand);
        this.totals = funds.totals();
        this.again = new Pacing(settings.againFirst(), settings.againMax());
        this.polls = new Pacing(bounds.heldPollMin(), bounds.heldWaitMax());
    }

    /** Rules on a claim at once where that needs nobody else, or returns null. */
    @Nullable Ruling take(Claim claim, long now) {
        return switch (state) {
            case OPEN -> waiting.isEmpty() ? funds.rule(claim, false, now) : null;
            case RECLAIMED -> unknown("the row was reclaimed; start this gateway anew");
            case STOPPED -> unknown("the gateway is stopping");
            case FORGOTTEN -> new Ruling.Forgotten();
        };
    }

    /** Lets a claim wait, or returns null if too many do. */
    @Nullable Waiter enqueue(Claim claim, long now) {
        if (waiting.size() >= settings.waitersMax()) {
            return null;
        }
        Waiter waiter = new Waiter(claim, row.number());
        if (waiting.isEmpty()) {
            polls.end();
        }
        waiting.add(waiter);
        demand.active(now);
        return waiter;
    }

    /** Ends a hold. */
    void settle(Money amount, Money charge, long now) {
        funds.settle(amount, charge, now);
        serve(now);
    }

    /** Takes an answer, if it is one to the newest message; an older one knows less. */
    void answered(LeaseAnswer answer, long now) {
        if (answer.closed()) {
            end(State.RECLAIMED, "the row was reclaimed; start this gateway anew");
            return;
        }
        if (answer.number() != row.number()) {
            return;
        }
        asking = false;
        unsure = false;
        again.end();
        funds.hear(answer, askedNanos);
        serve(now);
        pace(now);
    }

    /** An ask was not answered in time; it may be applied all the same, even later. */
    void failed(long number, long now) {
        if (number == row.number()) {
            asking = false;
            lost(number, now);
            waiting.ruleBefore(number, unknown("the account's authority does not answer"));
        }
    }

    /** A message that nobody waits for was not taken, or may not have been. */
    void lost(long number, long now) {
        if (number == row.number() && !asking) {
            unsure = true;
            again.pause(now);
        }
    }

    /** Tells a waiter for whom it was asked in vain that the money is set aside. */
    void overdue(Waiter waiter, long now) {
        Heard heard = funds.heard();
        if (heard != null && heard.knowsOf(waiter)) {
            dismiss(waiter, new Ruling.SetAside(heard.answer().tightestNow()), now);
        }
    }

    /** Ends a waiter's wait in any case. */
    void giveUp(Waiter waiter, long now) {
        dismiss(waiter, unknown("no answer in time"), now);
    }

    /** Nothing more is held; what is free is given back, and later what holds leave. */
    void stop() {
        unsure |= asking;
        asking = false;
        again.end();
        end(State.STOPPED, "the gateway is stopping");
    }

    /**
     * Forgets the row if nothing is lost by it: it holds nothing, gave everything back, and the
     * authority has charged all that was used, so that its next answer says it.
     */
    boolean forget(long now) {
        boolean quiet = waiting.isEmpty() && !asking && !unsure && !totals.free().isPositive();
        if (state == State.OPEN && quiet && demand.isForgotten(now) && funds.isCharged()) {
            state = State.FORGOTTEN;
        }
        return isForgotten();
    }

    boolean isForgotten() {
        return state == State.FORGOTTEN;
    }

    /** What the tightest limit has left as far as is known here, or null. */
    @Nullable Money remaining() {
        return funds.remaining();
    }

    long number() {
        return row.number();
    }

    /** What is to be written now, or null. It counts as written from here. */
    @Nullable Message next(long now) {
        if (asking || state == State.RECLAIMED || state == State.FORGOTTEN) {
            return null;
        }
        if (again.isPausing(now)) {
            return null;
        }
        if (state == State.STOPPED || (waiting.isEmpty() && demand.isIdle(now))) {
            return rest(now);
        }
        return waiting.isEmpty() ? keep(now) : serveNext(now);
    }

    private @Nullable Message serveNext(long now) {
        if (!polls.isPausing(now)) {
            return ask(now);
        }
        // Two keys that each keep what is too little for them would both wait in vain.
        boolean gives = !surrendered && totals.free().isPositive();
        surrendered |= gives;
        return gives ? tell(totals.taken(), now) : null;
    }

    private @Nullable Message keep(long now) {
        Money ahead = funds.ahead(now);
        boolean inUse = ahead.isPositive() || totals.free().isPositive();
        if (unsure
                || (inUse && funds.isAgeing(now))
                || (funds.isLow(ahead) && !polls.isPausing(now))) {
            return ask(now);
        }
        boolean surplus = funds.isAmple(ahead) && demand.isSteady(now);
        return surplus ? tell(totals.taken().plus(ahead), now) : null;
    }

    private @Nullable Message rest(long now) {
        if (unsure || totals.free().isPositive()) {
            return tell(totals.taken(), now);
        }
        boolean asks = state == State.OPEN && demand.isForgotten(now) && !funds.isCharged();
        return asks ? ask(now) : null;
    }

    private Message ask(long now) {
        Money taken = totals.taken();
        Money wants = taken.plus(waiting.wishes()).plus(funds.ahead(now));
        Money needs = taken.plus(waiting.needs(funds.left()));
        asking = true;
        askedNanos = now;
        return new Message(write(wants, needs, now), true);
    }

    private Message tell(Money total, long now) {
        return new Message(write(total, total, now), false);
    }

    /** Believed before it is written: a hold must never be taken from what is given back. */
    private LeaseSet write(Money wants, Money needs, long now) {
        unsure = false;
        totals.lowerTo(wants);
        demand.written(now);
        return row.next(wants, needs);
    }

    private void serve(long now) {
        for (Waiter head = waiting.head(); head != null; head = waiting.head()) {
            Ruling ruling = funds.rule(head.claim(), isHeardBy(head), now);
            if (ruling == null) {
                return;
            }
            waiting.remove(head);
            head.rule(ruling);
            polls.end();
        }
    }

    /** After an answer: whoever still waits is asked for again, at once or after a pause. */
    private void pace(long now) {
        Waiter head = waiting.head();
        boolean vain = head == null ? funds.isLow(funds.ahead(now)) : isInVain(head);
        if (vain) {
            polls.pause(now);
        } else {
            polls.end();
        }
        surrendered = false;
    }

    private boolean isInVain(Waiter head) {
        return isHeardBy(head)
                && (head.inVain() >= ASKS_AT_ONCE_MAX || !funds.isLeftFor(head.claim()));
    }

    private boolean isHeardBy(Waiter waiter) {
        Heard heard = funds.heard();
        return heard != null && heard.knowsOf(waiter);
    }

    private void dismiss(Waiter waiter, Ruling ruling, long now) {
        if (waiting.remove(waiter)) {
            waiter.rule(ruling);
            polls.end();
            serve(now);
        }
    }

    private void end(State last, String why) {
        state = last;
        waiting.ruleBefore(Long.MAX_VALUE, unknown(why));
    }

    private static Ruling unknown(String why) {
        return new Ruling.Unknown(why);
    }
}
