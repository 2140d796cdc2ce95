package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonProperty;

enum KeyStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("revoked")
    REVOKED
}
