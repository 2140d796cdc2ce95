package io.getinference.gateway.completion;

import io.getinference.common.money.Money;
import io.getinference.gateway.attempt.Way;
import io.getinference.gateway.attempt.Ways;
import io.getinference.gateway.budget.Hold;
import io.getinference.gateway.openai.ChatRequest;
import io.getinference.gateway.route.Route;

import jakarta.servlet.http.HttpServletResponse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What we did differently from what was asked is said in headers, and what the caller has left. */
final class AnswerHeaders {

    private static final String MAX_TOKENS_APPLIED = "x-max-tokens-applied";
    private static final String MODEL_SERVED = "x-model-served";
    private static final String IGNORED_PARAMS = "x-ignored-params";
    private static final String BUDGET_REMAINING = "x-budget-remaining-usd";

    private static final List<String> KEPT =
            List.of(
                    MAX_TOKENS_APPLIED,
                    MODEL_SERVED,
                    IGNORED_PARAMS,
                    "Cache-Control",
                    "X-Accel-Buffering");

    private AnswerHeaders() {}

    /** What was said of the answer itself, which a retry is told too. */
    static Map<String, String> kept(HttpServletResponse response) {
        Map<String, String> kept = new HashMap<>();
        for (String name : KEPT) {
            String value = response.getHeader(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    static void set(HttpServletResponse response, Facts facts) {
        if (facts.isCapped()) {
            response.setHeader(MAX_TOKENS_APPLIED, Long.toString(facts.outputTokensMax()));
        }
        if (facts.isAnotherModel()) {
            response.setHeader(MODEL_SERVED, facts.ways().answering().value());
        }
        Set<String> ignored = new TreeSet<>(facts.request().ignored());
        ignored.addAll(facts.way().prompt().ignored());
        if (!ignored.isEmpty()) {
            response.setHeader(IGNORED_PARAMS, String.join(", ", ignored));
        }
    }

    /** What the tightest limit has left; nothing where that is not known yet. */
    static void remaining(HttpServletResponse response, Optional<Money> remaining) {
        remaining.ifPresent(money -> response.setHeader(BUDGET_REMAINING, money.toUsd()));
    }

    record Facts(ChatRequest request, Ways ways, Hold hold) {

        Way way() {
            return ways.present();
        }

        long outputTokensMax() {
            return way().outputTokensMax(hold.outputTokensMax());
        }

        /**
         * Whether another cap was sent than the caller's, be it the budget's or the model's own.
         */
        boolean isCapped() {
            Long asked = request.outputTokensMax();
            return hold.isCapped() || (asked != null && outputTokensMax() < asked);
        }

        /**
         * Whether the caller is answered by another model than the one that its name stands for.
         */
        boolean isAnotherModel() {
            Route route = way().route();
            return route.isStandIn() || !ways.answering().equals(route.model().upstream());
        }
    }
}
