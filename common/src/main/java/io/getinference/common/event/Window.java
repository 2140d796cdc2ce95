package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The calendar windows that a budget may count in; account-service says when each one starts. */
public enum Window {
    @JsonProperty("day")
    DAY,
    @JsonProperty("week")
    WEEK,
    @JsonProperty("month")
    MONTH
}
