package io.getinference.metering.spend;

import java.time.Instant;

/** A row that was read: what it says, or only that it is none of those that were asked for. */
public sealed interface UsageRow permits UsageHour, UsageRow.Passed {

    /** The begin of its hour. */
    Instant hour();

    /** Another key's; it counts as work and tells nothing. */
    record Passed(Instant hour) implements UsageRow {}
}
