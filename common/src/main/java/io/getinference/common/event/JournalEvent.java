package io.getinference.common.event;

/** A fact in an account's journal, the one order in which its money is decided. */
public sealed interface JournalEvent extends Event
        permits CreditFact, OperatorFact, ClaimFact, LeaseSet, UsageRecorded, LifeClosed {}
