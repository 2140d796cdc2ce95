package io.getinference.chaos.load;

import java.net.URI;

/**
 * A gateway as callers know it.
 *
 * @param name the process's
 * @param uri its public address
 */
public record Door(String name, URI uri) {}
