package io.getinference.account.account;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.limit.BudgetsWish;

import org.jspecify.annotations.Nullable;

/** What a PATCH says about something that has a name and budgets. */
public class Change extends BudgetsWish {

    private @Nullable DisplayName name;

    @JsonSetter(value = "name", nulls = Nulls.FAIL)
    void name(DisplayName newName) {
        name = newName;
    }

    /** The name from now on. */
    public String nameOr(String present) {
        return name == null ? present : name.value();
    }
}
