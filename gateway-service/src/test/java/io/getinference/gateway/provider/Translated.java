package io.getinference.gateway.provider;

import java.util.Set;

/** A body for a provider, and what was left out of it. */
public record Translated(String body, Set<String> ignored) {}
