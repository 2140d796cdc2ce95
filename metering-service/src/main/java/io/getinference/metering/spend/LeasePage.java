package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A page of an account's leases, by life and key. */
record LeasePage(
        @JsonProperty("leases") List<HeldLease> leases,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {}
