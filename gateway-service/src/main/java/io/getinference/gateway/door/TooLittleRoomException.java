package io.getinference.gateway.door;

/** Settings with which the largest body that is allowed could never be sent. */
final class TooLittleRoomException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLittleRoomException(String message) {
        super(message);
    }
}
