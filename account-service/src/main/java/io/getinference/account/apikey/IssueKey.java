package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.account.DisplayName;

/** The wish for a key: its name, and whatever may be changed later. */
final class IssueKey extends KeyWish {

    private final DisplayName name;

    @JsonCreator
    IssueKey(
            @JsonProperty(value = "name", required = true) @JsonSetter(nulls = Nulls.FAIL)
                    DisplayName name) {
        this.name = name;
    }

    DisplayName name() {
        return name;
    }
}
