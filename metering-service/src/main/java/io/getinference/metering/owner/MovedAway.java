package io.getinference.metering.owner;

/** The account's state was here when its question came in, and is not any more. */
public final class MovedAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String WHY = "the account's state has moved to another instance";

    public MovedAway() {
        super(WHY);
    }

    @Override
    public String getMessage() {
        return WHY;
    }
}
