package io.getinference.metering.spend;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** How many items a caller wants. */
final class PageLimit {

    private PageLimit() {}

    /** The most where nothing is asked for; 400 outside of 1 to the most. */
    static int of(@Nullable Integer asked, int most) {
        if (asked == null) {
            return most;
        }
        if (asked < 1 || asked > most) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit: from 1 to " + most);
        }
        return asked;
    }
}
