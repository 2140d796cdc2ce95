package io.getinference.gateway.caller;

/** What an {@code Authorization} header told. */
public sealed interface Identification {

    /**
     * An active key, used from where it may be.
     *
     * @param access what it may be used for
     */
    record Known(Caller caller, Access access) implements Identification {}

    /** An active key that may not be used from where it was. */
    record WrongAddress() implements Identification {}

    /** No key was sent, or not as a Bearer token. */
    record Missing() implements Identification {}

    /**
     * A key that does not exist or was revoked.
     *
     * @param hint enough of it to recognise, too little to use
     */
    record Unknown(String hint) implements Identification {}

    /** The gateway has not yet read its table of keys, so it cannot tell. */
    record NotReady() implements Identification {}
}
