package io.getinference.common.event;

/**
 * A fact about credit, from billing. Its numbers count one sequence an account, whatever the type.
 */
public sealed interface CreditFact extends JournalEvent
        permits CreditGranted, CreditReversed, CreditExpired {

    /** Counts billing's facts about this account from 1; a number already seen is a repetition. */
    long number();
}
