package io.getinference.account.team;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.account.DisplayName;
import io.getinference.account.limit.BudgetsWish;

/** The wish for a team; without budgets only the account limits it. */
final class MakeTeam extends BudgetsWish {

    private final DisplayName name;

    @JsonCreator
    MakeTeam(
            @JsonProperty(value = "name", required = true) @JsonSetter(nulls = Nulls.FAIL)
                    DisplayName name) {
        this.name = name;
    }

    DisplayName name() {
        return name;
    }
}
