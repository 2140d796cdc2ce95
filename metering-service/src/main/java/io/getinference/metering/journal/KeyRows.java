package io.getinference.metering.journal;

import io.getinference.common.id.KeyId;
import io.getinference.metering.spend.Spend;
import io.getinference.metering.spend.UsageHour;

import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The rows of one API key among its account's. Those of other keys are leapt over, so that an hour
 * costs at most two looks, however many keys the account has.
 */
final class KeyRows implements Iterator<UsageHour> {

    private static final int READ_AHEAD_MAX = 100;

    private final ReadOnlyKeyValueStore<String, Spend> hours;
    private final KeyId key;
    private final String end;
    private final Deque<UsageHour> read = new ArrayDeque<>();
    private @Nullable String from;

    /**
     * Rows within a range of the store's keys.
     *
     * @param end after the last one
     */
    KeyRows(ReadOnlyKeyValueStore<String, Spend> hours, KeyId key, String from, String end) {
        this.hours = hours;
        this.key = key;
        this.from = from;
        this.end = end;
    }

    @Override
    public boolean hasNext() {
        while (read.isEmpty() && from != null) {
            from = readFrom(from);
        }
        return !read.isEmpty();
    }

    @Override
    public UsageHour next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return read.remove();
    }

    /** Reads the key's rows that follow each other; where to look for more, or null. */
    private @Nullable String readFrom(String begin) {
        if (begin.compareTo(end) > 0) {
            return null;
        }
        try (KeyValueIterator<String, Spend> rows = hours.range(begin, end)) {
            while (rows.hasNext()) {
                HourKey at = HourKey.parse(rows.peekNextKey());
                if (!at.key().equals(key)) {
                    return at.nextOf(key);
                }
                if (read.size() == READ_AHEAD_MAX) {
                    return at.text();
                }
                read.add(at.with(rows.next().value));
            }
            return null;
        }
    }
}
