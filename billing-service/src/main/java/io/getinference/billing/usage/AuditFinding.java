package io.getinference.billing.usage;

/** What can be wrong with usage that metering rated. It is posted all the same, and flagged. */
enum AuditFinding {
    /** The price book has no row of that id. */
    PRICE_UNKNOWN,
    /** The price book's row of that id says something else. */
    PRICE_DIFFERS,
    /** The row is of another model than the one that answered. */
    MODEL_DIFFERS,
    /** Usage times price is not the value. */
    VALUE_DIFFERS,
    /** The charge is not split as rating splits it. */
    SPLIT_DIFFERS,
    /** The customer was charged for an outcome that is not billable. */
    NOT_BILLABLE,
    /** The account has no grant of that id and kind. */
    GRANT_UNKNOWN,
    /** The grant paid more than it had by what billing posted before. */
    GRANT_OVERDRAWN
}
