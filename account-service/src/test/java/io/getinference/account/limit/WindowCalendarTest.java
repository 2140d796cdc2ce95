package io.getinference.account.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** When windows of budgets start. */
class WindowCalendarTest {

    private static final long SEED = 20261127;
    private static final int MOMENTS = 20_000;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(40 * 365);

    @ParameterizedTest
    @EnumSource(Window.class)
    void startWithTheOneInForceAndAreWhatTheZonesClocksSay(Window window) {
        Random random = new Random(SEED);
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (int i = 0; i < MOMENTS; i++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            Instant now = FIRST.plusMillis(random.nextLong(SPAN.toMillis()));
            List<Instant> starts = new WindowCalendar(zone, now).starts(window);

            assertThat(starts.getFirst()).as("%s %s", zone, now).isBeforeOrEqualTo(now);
            assertThat(starts.get(1)).as("%s %s", zone, now).isAfter(now);
            for (int j = 0; j < starts.size(); j++) {
                requireStart(window, starts.get(j), zone);
                assertThat(j == 0 || starts.get(j).isAfter(starts.get(j - 1))).isTrue();
            }
        }
    }

    /** The clocks show another date, week or month a moment before. */
    private static void requireStart(Window window, Instant start, ZoneId zone) {
        LocalDate date = LocalDate.ofInstant(start, zone);
        LocalDate before = LocalDate.ofInstant(start.minusNanos(1), zone);
        assertThat(number(window, before))
                .as("%s %s", zone, start)
                .isLessThan(number(window, date));
    }

    private static long number(Window window, LocalDate date) {
        return switch (window) {
            case DAY -> date.toEpochDay();
            case WEEK -> date.with(DayOfWeek.MONDAY).toEpochDay();
            case MONTH -> date.getYear() * 12L + date.getMonthValue();
        };
    }

    @Test
    void areAsManyAsAnOutageOfDaysNeeds() {
        WindowCalendar calendar = at("UTC", "2026-11-27T07:00:00Z");

        assertThat(calendar.starts(Window.DAY))
                .hasSize(8)
                .startsWith(Instant.parse("2026-11-27T00:00:00Z"))
                .endsWith(Instant.parse("2026-12-04T00:00:00Z"));
        assertThat(calendar.starts(Window.WEEK))
                .hasSize(4)
                .startsWith(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(calendar.starts(Window.MONTH))
                .containsExactly(
                        Instant.parse("2026-11-01T00:00:00Z"),
                        Instant.parse("2026-12-01T00:00:00Z"),
                        Instant.parse("2027-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Vienna, 2026-03-29T10:00:00Z, 23",
        "Europe/Vienna, 2026-10-25T10:00:00Z, 25",
        "Europe/Vienna, 2026-11-27T10:00:00Z, 24",
        "Australia/Lord_Howe, 2026-10-04T10:00:00Z, 23.5",
        // Clocks go from 24:00 to 23:00, and from 0:00 to 1:00.
        "America/Santiago, 2026-04-04T10:00:00Z, 25",
        "America/Santiago, 2026-09-06T10:00:00Z, 23"
    })
    void areAsLongAsTheDayIsThere(String zone, String noon, String hours) {
        List<Instant> starts = at(zone, noon).starts(Window.DAY);

        assertThat(Duration.between(starts.get(0), starts.get(1)).toMinutes())
                .isEqualTo(new BigDecimal(hours).multiply(BigDecimal.valueOf(60)).longValueExact());
    }

    @Test
    void leaveADayOutThatAZoneSkipped() {
        // Samoa crossed the date line: after Thursday, the 29th, came Saturday.
        assertThat(at("Pacific/Apia", "2011-12-29T12:00:00-10:00").starts(Window.DAY))
                .hasSize(7)
                .startsWith(
                        Instant.parse("2011-12-29T00:00:00-10:00"),
                        Instant.parse("2011-12-30T00:00:00-10:00"),
                        Instant.parse("2012-01-01T00:00:00+14:00"));
    }

    @Test
    void beginAWeekOnMondayAndAMonthOnItsFirstWhateverItsLength() {
        WindowCalendar leap = at("UTC", "2028-02-29T23:59:59.999Z");

        assertThat(leap.starts(Window.WEEK)).startsWith(Instant.parse("2028-02-28T00:00:00Z"));
        assertThat(leap.starts(Window.MONTH))
                .startsWith(
                        Instant.parse("2028-02-01T00:00:00Z"),
                        Instant.parse("2028-03-01T00:00:00Z"));
        assertThat(at("UTC", "2028-03-01T00:00:00Z").starts(Window.MONTH))
                .startsWith(Instant.parse("2028-03-01T00:00:00Z"));
    }

    private static WindowCalendar at(String zone, String now) {
        return new WindowCalendar(ZoneId.of(zone), OffsetDateTime.parse(now).toInstant());
    }
}
