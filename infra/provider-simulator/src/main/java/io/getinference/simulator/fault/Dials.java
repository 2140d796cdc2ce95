package io.getinference.simulator.fault;

/** What can be turned while the simulator runs: its pace, and who pays for broken answers. */
public final class Dials {
    /** More than this is no pace. */
    public static final int SPEED_MAX = 1_000;

    /** What a provider bills of an answer that it breaks off itself after its first event. */
    public enum Broken {
        /** What it had made. */
        PARTIAL,
        /** Nothing. */
        NOTHING,
        /** The whole answer, as if it had gone on. */
        ALL
    }

    private final double startSpeed;
    private volatile double speed;
    private volatile Broken broken = Broken.PARTIAL;

    /** Dials at {@code speed} and partial bills. */
    public Dials(double speed) {
        this.startSpeed = checked(speed);
        this.speed = startSpeed;
    }

    /** Factor on every ordinary delay, 1 being the providers' pace; 0: as fast as it can. */
    public double speed() {
        return speed;
    }

    /** Turns the pace. */
    public void setSpeed(double newSpeed) {
        speed = checked(newSpeed);
    }

    /** What is billed of a broken answer. */
    public Broken broken() {
        return broken;
    }

    /** Sets what is billed of a broken answer. */
    public void setBroken(Broken rule) {
        broken = rule;
    }

    /** Everything as it was at the start. */
    public void reset() {
        speed = startSpeed;
        broken = Broken.PARTIAL;
    }

    private static double checked(double speed) {
        if (!(speed >= 0 && speed <= SPEED_MAX)) {
            throw new IllegalArgumentException("speed must be 0 to " + SPEED_MAX);
        }
        return speed;
    }
}
