package io.getinference.billing.alert;

import io.getinference.common.event.BudgetReached;

import java.time.Instant;

/** A budget that was reached, and when we heard of it. */
record BudgetAlert(BudgetReached reached, Instant recordedAt) {}
