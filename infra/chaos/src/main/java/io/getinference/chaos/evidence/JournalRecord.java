package io.getinference.chaos.evidence;

import io.getinference.common.event.JournalEvent;

import java.time.Instant;

/**
 * One record of the journal.
 *
 * @param partition where it is
 * @param offset and at which place
 * @param appended by the broker's clock
 * @param event what it says
 */
public record JournalRecord(int partition, long offset, Instant appended, JournalEvent event) {}
