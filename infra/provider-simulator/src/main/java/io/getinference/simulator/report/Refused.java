package io.getinference.simulator.report;

/** A question that a report cannot answer; the message is the provider's. */
final class Refused extends Exception {
    private final int status;

    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
