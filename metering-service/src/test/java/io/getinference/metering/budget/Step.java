package io.getinference.metering.budget;

/** One event: what it met and what came of it. */
record Step(AccountState before, AccountState after, Expected expected, Outcomes outcomes) {}
