package io.getinference.gateway.budget;

import io.getinference.common.event.RateTotals;
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
    private final Rates rates;
    private final Waiting waiting = new Waiting();
    private final Admission admission;
    private final Messages messages;
    private final Pacing again;
    private final Pacing polls;

    private State state = State.OPEN;
    private boolean asking;
    private long askedNanos;

    /** Whether the newest message may not have been applied: only a further one makes sure. */
    private boolean unsure;

    /** Whether what is free was given back since the first in the queue was last refused. */
    private boolean surrendered;

    Lease(Row row, Bounds bounds, long nowNanos) {
        this.row = row;
        this.settings = bounds.leases();
        this.rates = new Rates(bounds.rates(), nowNanos);
        this.demand = new Demand(settings, nowNanos);
        this.funds = new Funds(demand);
        this.totals = funds.totals();
        this.admission = new Admission(funds, rates, waiting);
        this.messages = new Messages(row, funds, rates, waiting);
        this.again = new Pacing(settings.againFirst(), settings.againMax());
        this.polls = new Pacing(bounds.asking().heldPollMin(), bounds.asking().heldWaitMax());
    }

    /** Rules on a claim at once where that needs nobody else, or returns null. */
    @Nullable Ruling take(Claim claim, long now) {
        return switch (state) {
            case OPEN -> waiting.isEmpty() ? admission.rule(claim, false, now) : null;
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
        admission.refuseWhoWouldWaitInVain(now);
        return waiter;
    }

    /** Ends a request that was taken, and says how many tokens it has used. */
    void end(Claim claim, long tokens, long now) {
        rates.end(claim, tokens);
        serve(now);
    }

    /** Ends a hold, or a part of it. */
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
        rates.hear(answer.rates(), now);
        serve(now);
        admission.refuseWhoWouldWaitInVain(now);
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

    /** Tells a waiter that it has waited for its key's rates for long enough. */
    void late(Waiter waiter, long now) {
        ruled(admission.late(waiter, now), now);
    }

    /** Tells a waiter for whom it was asked in vain that the money is set aside. */
    void overdue(Waiter waiter, long now) {
        ruled(admission.overdue(waiter), now);
    }

    /** Ends a waiter's wait in any case. */
    void giveUp(Waiter waiter, long now) {
        ruled(admission.dismiss(waiter, unknown("no answer in time")), now);
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
        boolean quiet = waiting.isEmpty() && !asking && !unsure && !isKept();
        if (state == State.OPEN && quiet && demand.isForgotten(now) && funds.isCharged()) {
            state = State.FORGOTTEN;
        }
        return state == State.FORGOTTEN;
    }

    /** What the tightest limit has left as far as is known here, or null. */
    @Nullable Money remaining() {
        return funds.remaining();
    }

    Claim corrected(Claim claim) {
        return rates.corrected(claim);
    }

    /** How the key stands under its rates, or null. */
    @Nullable RateStanding standing(long now) {
        return rates.standing(now);
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
        if (rates.isPausing(now) || !polls.isPausing(now)) {
            return rates.isPausing(now) ? null : ask(now);
        }
        // Two keys that each keep what is too little for them would both wait in vain.
        boolean gives = !surrendered && totals.free().isPositive();
        surrendered |= gives;
        return gives ? tell(totals.taken(), rates.keep(now), now) : null;
    }

    private @Nullable Message keep(long now) {
        Money ahead = funds.ahead(now);
        if (isShort(ahead, now)) {
            return ask(now);
        }
        boolean surplus = funds.isAmple(ahead) && demand.isSteady(now);
        if (!surplus && !rates.isDue(now)) {
            return null;
        }
        Money kept = surplus ? totals.taken().plus(ahead) : totals.kept();
        return tell(kept, rates.keep(now), now);
    }

    private boolean isShort(Money ahead, long now) {
        boolean inUse = ahead.isPositive() || totals.free().isPositive();
        boolean ends = unsure || (inUse && funds.isAgeing(now));
        return ends || (funds.isLow(ahead) && !polls.isPausing(now)) || rates.isLow(now);
    }

    private @Nullable Message rest(long now) {
        if (unsure || isKept()) {
            return tell(totals.taken(), rates.rest(now), now);
        }
        boolean asks = state == State.OPEN && demand.isForgotten(now) && !funds.isCharged();
        return asks ? ask(now) : null;
    }

    /** Whether something is here that is not in use. */
    private boolean isKept() {
        return totals.free().isPositive() || rates.hasToSay();
    }

    private Message ask(long now) {
        asking = true;
        askedNanos = now;
        unsure = false;
        demand.written(now);
        return messages.asking(now);
    }

    private Message tell(Money total, @Nullable RateTotals ofRates, long now) {
        unsure = false;
        demand.written(now);
        return messages.telling(total, ofRates);
    }

    private void serve(long now) {
        if (admission.serve(now)) {
            polls.end();
        }
    }

    /** Somebody left the queue: those behind are served, if there is anything for them. */
    private void ruled(boolean left, long now) {
        if (left) {
            polls.end();
            serve(now);
        }
    }

    /** After an answer: whoever still waits is asked for again, at once or after a pause. */
    private void pace(long now) {
        Waiter head = waiting.head();
        surrendered = false;
        if (head != null && !rates.allow(head.claim())) {
            rates.pace(head.claim(), now);
            return;
        }
        boolean vain = head == null ? funds.isLow(funds.ahead(now)) : isInVain(head);
        if (vain) {
            polls.pause(now);
        } else {
            polls.end();
        }
    }

    private boolean isInVain(Waiter head) {
        return admission.isHeardBy(head)
                && (head.inVain() >= ASKS_AT_ONCE_MAX || !funds.isLeftFor(head.claim()));
    }

    private void end(State last, String why) {
        state = last;
        waiting.ruleBefore(Long.MAX_VALUE, unknown(why));
    }

    private static Ruling unknown(String why) {
        return new Ruling.Unknown(why);
    }
}
