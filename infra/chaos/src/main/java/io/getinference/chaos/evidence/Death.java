package io.getinference.chaos.evidence;

import java.time.Instant;

/**
 * A gateway that was killed.
 *
 * @param gateway the process's name
 * @param life the life that ended, as it is written in the journal
 * @param at when
 */
public record Death(String gateway, String life, Instant at) {}
