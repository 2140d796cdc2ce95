package io.getinference.metering.spend;

/** What a usage report can tell apart within a time. */
enum Dimension {
    MODEL,
    KEY,
    TEAM
}
