package io.getinference.billing.decision;

/** What became of a record. */
sealed interface Booking {

    /** It is in the ledger now. */
    record Posted() implements Booking {}

    /** What it says was posted before; nothing changed. */
    record Duplicate() implements Booking {}

    /** It cannot be posted as things are, and waits for somebody to look at it. */
    record Parked(String reason) implements Booking {}

    /** Its name in metrics and answers. */
    default String name() {
        return switch (this) {
            case Posted() -> "posted";
            case Duplicate() -> "duplicate";
            case Parked _ -> "parked";
        };
    }
}
