package io.getinference.account.limit;

import io.getinference.common.event.Window;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * When the windows of budgets start where the clocks show an account's time.
 *
 * @param zone whose midnights they are; a day may have 23 or 25 hours there
 * @param now a moment of the first window
 */
public record WindowCalendar(ZoneId zone, Instant now) {

    private static final int DAYS_AHEAD = 7;
    private static final int WEEKS_AHEAD = 3;
    private static final int MONTHS_AHEAD = 2;

    /**
     * The start of the window in force and of some to come, ascending. A day that a zone's clocks
     * skipped has none; a midnight that they skipped is the first moment after it.
     */
    public List<Instant> starts(Window window) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (window) {
            case DAY -> starts(DAYS_AHEAD, today::plusDays);
            case WEEK ->
                    starts(
                            WEEKS_AHEAD,
                            today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                    ::plusWeeks);
            case MONTH -> starts(MONTHS_AHEAD, today.withDayOfMonth(1)::plusMonths);
        };
    }

    private List<Instant> starts(int ahead, LongFunction<LocalDate> date) {
        return LongStream.rangeClosed(0, ahead)
                .mapToObj(date)
                .map(day -> day.atStartOfDay(zone).toInstant())
                .distinct()
                .toList();
    }
}
