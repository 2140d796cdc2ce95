package io.getinference.billing.credit;

/** What became of a request for credit. */
sealed interface GrantOutcome {

    /** It was granted now. */
    record Granted(Grant grant) implements GrantOutcome {}

    /** The same request came before; its grant. */
    record Repeated(Grant grant) implements GrantOutcome {}

    /** The key belongs to a request that asked for something else; nothing was granted. */
    record KeyReused() implements GrantOutcome {}

    /** It would have expired before it was granted, or too late; nothing was granted. */
    record ExpiryOutOfBounds() implements GrantOutcome {}
}
