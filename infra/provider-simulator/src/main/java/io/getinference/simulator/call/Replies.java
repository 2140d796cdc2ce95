package io.getinference.simulator.call;

import io.getinference.simulator.bill.Tally;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.http.HttpExchange;

import java.io.IOException;

/** Answers that cost nothing: refusals, and counts of tokens. */
public final class Replies {
    private Replies() {}

    /** Sends {@code answer} and logs the call with a bill of nothing. */
    public static void free(Stage stage, HttpExchange exchange, Call call, HttpAnswer answer)
            throws IOException {
        Biller biller = new Biller(stage, call);
        boolean good = answer.status() < 400;
        exchange.answer(
                answer,
                () ->
                        biller.bill(
                                new Biller.Result(
                                        answer.status(), null, Tally.NOTHING, Tally.NOTHING),
                                new Biller.Reached(good ? 1 : 0, false, good, false, null)));
    }
}
