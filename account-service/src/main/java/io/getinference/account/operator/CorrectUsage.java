package io.getinference.account.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.audit.Reason;

import org.jspecify.annotations.Nullable;

/**
 * The wish to correct quarantined usage.
 *
 * @param usage what it should have been; null, which has to be said, where nothing is charged
 */
record CorrectUsage(
        @JsonProperty(value = "reason", required = true) @JsonSetter(nulls = Nulls.FAIL)
                Reason reason,
        @JsonProperty(value = "usage", required = true) @Nullable ReadableUsage usage) {}
