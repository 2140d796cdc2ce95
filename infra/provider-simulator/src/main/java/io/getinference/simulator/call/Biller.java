package io.getinference.simulator.call;

import io.getinference.simulator.bill.BillEntry;
import io.getinference.simulator.bill.Tally;

import org.jspecify.annotations.Nullable;

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
        stage.bills()
                .append(
                        new BillEntry(
                                0,
                                call.id().text(),
                                call.provider().wireName(),
                                call.operation().wireName(),
                                call.modelAsked(),
                                call.modelServed(),
                                call.callerRequest(),
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
                                stage.clock().instant()));
    }
}
