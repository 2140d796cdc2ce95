package io.getinference.local;

/** A service that cannot start. */
public final class BrokenStandIn {

    private BrokenStandIn() {}

    public static void main(String[] arguments) {
        System.out.println("The database refused me");
        System.exit(3);
    }
}
