package io.getinference.gateway.budget;

import io.getinference.common.event.RateTotals;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/**
 * What a row's messages say. A lower total is believed before it is written: nothing must be taken
 * from what is given back.
 */
final class Messages {

    private final Row row;
    private final Funds funds;
    private final Rates rates;
    private final Waiting waiting;

    Messages(Row row, Funds funds, Rates rates, Waiting waiting) {
        this.row = row;
        this.funds = funds;
        this.rates = rates;
        this.waiting = waiting;
    }

    /** Asks for all that wait, in money and rates, and for what is expected soon. */
    Message asking(long now) {
        Money taken = funds.totals().taken();
        Money wants = taken.plus(waiting.wishes()).plus(funds.ahead(now));
        Money needs = taken.plus(waiting.needs(funds.left()));
        funds.totals().lowerTo(wants);
        return new Message(row.next(wants, needs, rates.ask(waiting, now)), true);
    }

    /** Keeps so much, and gives back the rest. */
    Message telling(Money total, @Nullable RateTotals ofRates) {
        funds.totals().lowerTo(total);
        return new Message(row.next(total, total, ofRates), false);
    }
}
