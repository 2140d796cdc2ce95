package io.getinference.account.limit;

import com.fasterxml.jackson.annotation.JsonCreator;

import java.time.ZoneId;
import java.util.Set;

/**
 * A zone by its name in IANA's database; an offset is none, since it knows no summer.
 *
 * @param value such as {@code Europe/Vienna}
 */
public record TimeZoneName(String value) {

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TimeZoneName {
        if (!KNOWN.contains(value)) {
            throw new IllegalArgumentException(
                    "a name of the IANA time zone database, such as Europe/Vienna or UTC");
        }
    }
}
