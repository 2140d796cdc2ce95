package io.getinference.common.event;

/** What an account's fold decided, on topic {@code rated-usage}; billing keeps it. */
public sealed interface DecidedEvent extends Event permits UsageRated, CreditTaken, BudgetReached {}
