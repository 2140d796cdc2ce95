package io.getinference.account.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.audit.Reason;

/** The wish to take back what a gateway's life has leased. */
record ReclaimLease(
        @JsonProperty(value = "reason", required = true) @JsonSetter(nulls = Nulls.FAIL)
                Reason reason) {}
