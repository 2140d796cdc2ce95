package io.getinference.account.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/** The wish for an account. */
record OpenAccount(
        @JsonProperty(value = "name", required = true) @JsonSetter(nulls = Nulls.FAIL)
                DisplayName name) {}
