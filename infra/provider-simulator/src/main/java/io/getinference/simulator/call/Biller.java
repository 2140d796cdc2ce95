package io.getinference.simulator.call;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.Cost;
import io.getinference.simulator.bill.Tally;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Writes the bill of one call, once. */
final class Biller {
    private final Stage stage;
    private final Call call;
    private boolean billed;

    Biller(Stage stage, Call call) {
        this.stage = stage;
        this.call = call;
    }

    /** How far a call came. */
    record Reached(
            int events, boolean aborted, boolean complete, boolean usage, @Nullable String finish) {
        static final Reached NOTHING = new Reached(0, false, false, false, null);
    }

    /** What a call ends with: its status, the ordered fault, and tokens made and charged. */
    record Result(int status, @Nullable String fault, Tally generated, Tally billed) {}

    boolean billed() {
        return billed;
    }

    void bill(Result result, Reached reached) {
        if (billed) {
            throw new IllegalStateException("call " + call.id() + " is billed already");
        }
        billed = true;
        Instant now = stage.clock().instant();
        stage.bills()
                .append(
                        new BillEntry(
                                0,
                                call.id().text(),
                                call.provider().wireName(),
                                call.operation().wireName(),
                                call.modelAsked(),
                                call.modelServed(),
                                call.caller().request(),
                                call.requestSha256(),
                                call.stream(),
                                result.status(),
                                result.fault(),
                                reached.events(),
                                reached.aborted(),
                                reached.complete(),
                                reached.usage(),
                                reached.finish(),
                                result.generated(),
                                result.billed(),
                                costNano(result.billed(), now),
                                call.caller().keyId(),
                                now));
    }

    /** The model that answers sets the price, at the time when the bill is written. */
    private long costNano(Tally tokens, Instant now) {
        String model = call.modelServed();
        if (model == null || tokens.equals(Tally.NOTHING)) {
            return 0;
        }
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return Cost.of(tokens, stage.prices().of(model, day, tokens.promptTokens())).total();
    }
}
