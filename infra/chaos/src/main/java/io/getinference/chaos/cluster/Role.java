package io.getinference.chaos.cluster;

/** What a process is, in the order of starting. */
public enum Role {
    KAFKA,
    POSTGRES,
    SIMULATOR,
    ACCOUNT,
    BILLING,
    METERING,
    GATEWAY;

    /** Without which nothing else starts. */
    boolean isStore() {
        return this == KAFKA || this == POSTGRES;
    }
}
