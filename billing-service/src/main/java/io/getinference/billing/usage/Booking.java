package io.getinference.billing.usage;

/** What became of a record; in every case it is done with. */
enum Booking {
    POSTED,
    /** Its attempt was posted before; nothing changed. */
    DUPLICATE,
    /** It could not be posted and waits for somebody to look at it. */
    PARKED
}
