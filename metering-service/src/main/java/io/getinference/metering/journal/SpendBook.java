package io.getinference.metering.journal;

import io.getinference.common.event.UsageRated;
import io.getinference.common.id.TeamId;
import io.getinference.metering.spend.Spend;
import io.getinference.metering.spend.SpendOf;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Adds each rated usage to the sums and to its hour. Nothing here decides about money. */
final class SpendBook {

    /** A bound on the work of one event; what is left goes with the next new row. */
    private static final int ROWS_DROPPED_MAX = 100;

    private final KeyValueStore<String, Spend> hours;
    private final RecentSpends recentSums;
    private final RecentSpends recentHours;
    private final Duration hoursKept;

    SpendBook(ProcessorContext<?, ?> context, Duration hoursKept) {
        this.hours = context.getStateStore(Stores.HOURS);
        this.recentSums = new RecentSpends(context.getStateStore(Stores.SPEND));
        this.recentHours = new RecentSpends(hours);
        this.hoursKept = hoursKept;
    }

    /**
     * Adds.
     *
     * @param team the key's own when it was booked, or null
     */
    void add(UsageRated rated, @Nullable TeamId team) {
        for (SpendOf whose : SpendOf.all(rated, team)) {
            add(recentSums, Stores.key(whose), rated);
        }
        HourKey hour = HourKey.of(rated, team);
        if (add(recentHours, hour.text(), rated)) {
            dropOld(hour);
        }
    }

    /** Whether it is the first under the key. */
    private static boolean add(RecentSpends store, String key, UsageRated rated) {
        Spend known = store.get(key);
        store.put(key, (known == null ? Spend.NONE : known).plus(rated));
        return known == null;
    }

    /** An account that is used no more keeps its last hours: they are few and grow no further. */
    private void dropOld(HourKey newest) {
        Instant oldest = newest.hour().minus(hoursKept);
        String first = HourKey.floor(newest.account(), Instant.EPOCH);
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, Spend> rows =
                hours.range(first, HourKey.floor(newest.account(), oldest))) {
            while (rows.hasNext() && old.size() < ROWS_DROPPED_MAX) {
                KeyValue<String, Spend> row = rows.next();
                old.add(row.key);
            }
        }
        old.forEach(hours::delete);
    }
}
