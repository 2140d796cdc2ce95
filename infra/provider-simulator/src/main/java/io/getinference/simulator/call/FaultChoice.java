package io.getinference.simulator.call;

import io.getinference.simulator.answer.Directives;
import io.getinference.simulator.fault.ContentFault;
import io.getinference.simulator.fault.Fault;
import io.getinference.simulator.fault.FaultMatch;
import io.getinference.simulator.fault.FaultSyntax;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the fault of a call: by model id, else by directive, else from the queue. */
public final class FaultChoice {
    private FaultChoice() {}

    /** The fault ordered for {@code call}, or null. */
    public static @Nullable Fault choose(
            Stage stage, Call call, AskedModel asked, Directives directives)
            throws FaultSyntax.Misspelt {
        if (!asked.fault().isEmpty()) {
            return FaultSyntax.brief(asked.fault());
        }
        Optional<String> directive = directives.get("fault");
        if (directive.isPresent()) {
            return FaultSyntax.brief(directive.get());
        }
        String served = call.modelServed() == null ? "" : call.modelServed();
        return stage.faults()
                .take(
                        new FaultMatch.Candidate(
                                call.provider(),
                                call.modelAsked(),
                                served,
                                call.caller().headers()::get))
                .orElse(null);
    }

    /** The directives by which the answer is to be composed: those of the fault win. */
    public static Directives orders(@Nullable Fault fault, Directives directives) {
        if (!(fault instanceof ContentFault content) || content.directives().isEmpty()) {
            return directives;
        }
        Map<String, String> orders = new HashMap<>(directives.orders());
        orders.putAll(content.directives());
        if (content == ContentFault.NO_USAGE) {
            return new Directives(orders, directives.calls(), directives.rest());
        }
        return new Directives(orders, List.of(), directives.rest());
    }
}
