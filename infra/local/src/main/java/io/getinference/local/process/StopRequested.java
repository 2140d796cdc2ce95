package io.getinference.local.process;

/** Somebody asked the stack to stop while it was still starting. */
public final class StopRequested extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StopRequested() {
        super("Stopped while starting", null, false, false);
    }
}
