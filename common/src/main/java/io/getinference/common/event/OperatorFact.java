package io.getinference.common.event;

/**
 * A fact from account-service: limits, or what an operator decided. Its numbers count one sequence
 * an account, whatever the type; its outbox keeps their order.
 */
public sealed interface OperatorFact extends JournalEvent
        permits LimitsSet, LeaseReclaimed, UsageCorrected, RulesSet {

    /** Counts account-service's facts about this account from 1. */
    long number();
}
