package io.getinference.metering.budget;

import io.getinference.common.event.JournalEvent;

import java.time.Instant;

/** A fold under test: the real one, or one with a bug planted in it. */
interface Authority {

    Authority REAL = AccountState::apply;

    Applied apply(AccountState state, JournalEvent event, Instant appended);
}
