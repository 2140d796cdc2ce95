package io.getinference.billing.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Which page of a list was asked for. */
public final class PageAsked {

    private PageAsked() {}

    /**
     * Checks what was asked.
     *
     * @param cursor the last row before the page; 0 for the first page
     * @param limit how many rows
     * @param rowsMax how many there may be
     * @throws ResponseStatusException with 400 where it cannot be answered
     */
    public static void check(long cursor, int limit, int rowsMax) {
        if (cursor < 0 || limit < 1 || limit > rowsMax) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "`cursor` comes from an earlier page; `limit` is from 1 to " + rowsMax + ".");
        }
    }
}
