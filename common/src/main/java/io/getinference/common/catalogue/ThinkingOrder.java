package io.getinference.common.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;

/**
 * How a model is told how much to think.
 *
 * @param by what the order is made in
 * @param budgetMin the smallest budget, in tokens, that is not none; 0 where it is not by budget
 * @param budgetMax the largest budget, in tokens; 0 where it is not by budget
 * @param levels the provider's words from the least to the most; empty where it is by budget
 */
public record ThinkingOrder(
        @JsonProperty("by") By by,
        @JsonProperty("budget_min") long budgetMin,
        @JsonProperty("budget_max") long budgetMax,
        @JsonProperty("levels") List<String> levels) {

    public ThinkingOrder {
        levels = List.copyOf(levels);
        if (by == By.BUDGET
                ? budgetMin < 1 || budgetMax < budgetMin || !levels.isEmpty()
                : budgetMin != 0 || budgetMax != 0 || levels.isEmpty()) {
            throw new IllegalArgumentException("an order by budget has bounds, one by level words");
        }
    }

    /** What an order is made in. */
    public enum By {
        /** Tokens. */
        @JsonProperty("budget")
        BUDGET,
        /** Words. */
        @JsonProperty("level")
        LEVEL
    }
}
