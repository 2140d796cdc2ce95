package io.getinference.local.process;

/** The stack cannot start. The message is all that the person at the terminal reads. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    /** What the person at the terminal reads. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
