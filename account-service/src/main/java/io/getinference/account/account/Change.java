package io.getinference.account.account;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.limit.Budget;

import org.jspecify.annotations.Nullable;

/**
 * What a PATCH says about something that has a name and a budget: a field that is left out stays as
 * it is, a budget of null is taken away. Jackson calls a setter only for a field that is there.
 */
public class Change {

    private @Nullable DisplayName name;
    private @Nullable Budget budget;
    private boolean saysBudget;

    @JsonSetter(value = "name", nulls = Nulls.FAIL)
    void name(DisplayName newName) {
        name = newName;
    }

    @JsonSetter("budget_usd")
    void budget(@Nullable Budget newBudget) {
        budget = newBudget;
        saysBudget = true;
    }

    /** The name from now on. */
    public String nameOr(String present) {
        return name == null ? present : name.value();
    }

    /** The budget from now on, in nano-dollars; null for none. */
    public @Nullable Long budgetNanoOr(@Nullable Long present) {
        return saysBudget ? Budget.nanos(budget) : present;
    }
}
