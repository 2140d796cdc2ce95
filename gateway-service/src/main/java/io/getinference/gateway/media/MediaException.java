package io.getinference.gateway.media;

/** Data that cannot be taken; the message says why, to the caller. */
public final class MediaException extends Exception {

    private static final long serialVersionUID = 1L;

    public MediaException(String message) {
        super(message);
    }
}
