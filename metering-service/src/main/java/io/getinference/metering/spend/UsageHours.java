package io.getinference.metering.spend;

import io.getinference.metering.budget.Reading;

import java.util.Iterator;
import java.util.function.Function;

/** What was used in each hour, as the journal's fold keeps it for a while. */
public interface UsageHours {

    /**
     * Reads rows within a range, by ascending hour.
     *
     * @param reader reads as many as it wants; the rows are gone when it returns, which is never
     *     with null
     */
    <T> Reading<T> of(UsageOf whose, HourRange range, Function<Iterator<UsageRow>, T> reader);
}
