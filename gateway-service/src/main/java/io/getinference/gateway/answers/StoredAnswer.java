package io.getinference.gateway.answers;

/** What is at a place. */
public sealed interface StoredAnswer {

    /** The account's answer, sealed. */
    @SuppressWarnings("ArrayRecordComponent") // opened once, never compared
    record Found(byte[] sealed) implements StoredAnswer {}

    /** Nothing of the account's any more. */
    record Gone() implements StoredAnswer {}

    /**
     * It could not be read now.
     *
     * @param why for people who read logs
     */
    record Unavailable(String why) implements StoredAnswer {}
}
