package io.getinference.gateway.standing;

/**
 * What another service said of something.
 *
 * @param <T> of what
 */
sealed interface Told<T> {

    /** It is this. */
    record Known<T>(T value) implements Told<T> {}

    /** There is none of this key's. */
    record Unknown<T>() implements Told<T> {}

    /** The question makes no sense to it. */
    record Wrong<T>() implements Told<T> {}

    /** It did not answer in time, and nothing is guessed. */
    record Away<T>() implements Told<T> {}
}
