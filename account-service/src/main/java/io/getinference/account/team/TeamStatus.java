package io.getinference.account.team;

import com.fasterxml.jackson.annotation.JsonProperty;

enum TeamStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("archived")
    ARCHIVED
}
