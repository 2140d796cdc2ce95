package io.getinference.metering.budget;

/** What a simulation found. */
final class InvariantBroken extends AssertionError {

    private static final long serialVersionUID = 1L;

    InvariantBroken(String what) {
        super(what);
    }

    static void unless(boolean holds, String what) {
        if (!holds) {
            throw new InvariantBroken(what);
        }
    }
}
