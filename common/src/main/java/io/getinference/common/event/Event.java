package io.getinference.common.event;

import io.getinference.common.id.AccountId;

/** A fact about one account. */
public sealed interface Event permits JournalEvent, DecidedEvent {

    /** Whose fact it is; the key of its record. */
    AccountId account();
}
