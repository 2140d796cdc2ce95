package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonValue;

import java.time.Instant;

/**
 * The last line of a page, or the time before whose first line it ends.
 *
 * @param start of its time
 * @param group {@link UsageGroup#id}; empty before the first
 */
record UsageCursor(Instant start, String group) {

    private static final String SEPARATOR = "/";

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws RuntimeException for anything else
     */
    static UsageCursor parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        return new UsageCursor(
                Instant.parse(text.substring(0, separator)), text.substring(separator + 1));
    }

    /** Before everything of a time. */
    static UsageCursor before(Instant start) {
        return new UsageCursor(start, "");
    }

    boolean isBefore(Instant otherStart, UsageGroup otherGroup) {
        return start.isBefore(otherStart)
                || (start.equals(otherStart) && group.compareTo(otherGroup.id()) < 0);
    }

    @JsonValue
    String text() {
        return start + SEPARATOR + group;
    }
}
