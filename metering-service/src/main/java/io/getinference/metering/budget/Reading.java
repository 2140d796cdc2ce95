package io.getinference.metering.budget;

/**
 * What a store says about something.
 *
 * @param <T> what was looked for
 */
public sealed interface Reading<T> {

    /** It is known. */
    record Found<T>(T value) implements Reading<T> {}

    /** The store is here and does not know it. */
    record Unknown<T>() implements Reading<T> {}

    /** The store is not on this instance, or not yet: nothing can be said. */
    record NotHere<T>() implements Reading<T> {}
}
