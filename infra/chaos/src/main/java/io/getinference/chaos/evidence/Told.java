package io.getinference.chaos.evidence;

import io.getinference.common.id.AccountId;

/**
 * What a metering instance says over HTTP at the end.
 *
 * @param instance the process's name
 * @param account of whom
 * @param standing how it stands
 * @param requests attempts that returned usage
 */
public record Told(String instance, AccountId account, Standing standing, long requests) {}
