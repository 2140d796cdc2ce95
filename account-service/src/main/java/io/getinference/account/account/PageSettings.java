package io.getinference.account.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.data.domain.Limit;

/**
 * How much one answer lists.
 *
 * @param rowsMax the most rows a page may have, and how many it has where nobody asks
 */
@ConfigurationProperties("getinference.page")
public record PageSettings(@DefaultValue("100") int rowsMax) {

    public PageSettings {
        if (rowsMax < 1) {
            throw new IllegalArgumentException("a page has at least one row");
        }
    }

    /**
     * The number of rows a caller wishes, checked; anything else is answered 400.
     *
     * @param wish null for as many as there may be
     */
    public int rows(@Nullable Integer wish) {
        if (wish == null) {
            return rowsMax;
        }
        if (wish < 1 || wish > rowsMax) {
            throw Refusals.badField("limit", "must be from 1 to " + rowsMax);
        }
        return wish;
    }

    /** One row more than the page has, to see whether another page follows. */
    public static Limit withOneMore(int rows) {
        return Limit.of(rows + 1);
    }
}
