package io.getinference.gateway.budget;

/** The rates that a key may be limited in. */
public enum RateKind {
    REQUESTS,
    TOKENS,
    CONCURRENT
}
