package io.getinference.metering.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class UsageReportTest {

    private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");
    private static final PublicModel FLASH = new PublicModel("gemini-flash");
    private static final PublicModel HAIKU = new PublicModel("claude-haiku");
    private static final KeyId ONE = new KeyId("key_01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final KeyId TWO = new KeyId("key_01ARZ3NDEKTSV4RRFFQ69G5FAW");

    /** Two days; in each hour of three both keys use one model each. */
    private final List<UsageRow> rows = new ArrayList<>();

    UsageReportTest() {
        for (int day = 0; day < 2; day++) {
            for (int hour = 0; hour < 3; hour++) {
                Instant at = DAY.plusSeconds(day * 86_400L + hour * 3_600L);
                rows.add(new UsageHour(at, ONE, null, FLASH, spend(1)));
                rows.add(new UsageHour(at, TWO, null, HAIKU, spend(10)));
            }
        }
    }

    @Test
    void addsUpDays() {
        assertThat(all("day", 100))
                .extracting(UsageLine::start, line -> line.charged().nano().nanos())
                .containsExactly(tuple(DAY, 33), tuple(DAY.plusSeconds(86_400), 33));
    }

    @Test
    void tellsApartWhatIsAskedFor() {
        assertThat(all("hour,key,model", 100)).hasSize(12);
        assertThat(all("day,model", 100))
                .extracting(UsageLine::model, line -> line.charged().nano().nanos())
                .containsExactly(
                        tuple(HAIKU, 30), tuple(FLASH, 3), tuple(HAIKU, 30), tuple(FLASH, 3));
        assertThat(all("day", 100)).allMatch(line -> line.model() == null && line.key() == null);
        assertThat(all("day,team", 100)).hasSize(2).allMatch(line -> line.team() == null);
    }

    @Test
    void showsEveryLineOnceWhateverThePageSizeAndTheRowsThatAPageMayRead() {
        for (String by : List.of("hour,key", "day,model,key", "hour", "day")) {
            List<UsageLine> whole = all(by, 100);
            for (int limit = 1; limit < 13; limit++) {
                assertThat(all(by, limit)).as(by + " by " + limit).isEqualTo(whole);
            }
            for (int rowsReadMax = 1; rowsReadMax < 13; rowsReadMax++) {
                assertThat(paged(by, 2, rowsReadMax)).isEqualTo(whole);
            }
        }
    }

    @Test
    void aPageEndsBetweenTimesHoweverManyRowsOfOthersItHasPassed() {
        rows.replaceAll(row ->
                row instanceof UsageHour used && used.key().equals(TWO) && used.hour().equals(DAY)
                        ? used
                        : new UsageRow.Passed(row.hour()));
        UsageReport report = new UsageReport(Breakdown.parse("hour"), null, 5, 2);
        UsagePage first = page(report);
        assertThat(first.usage()).hasSize(1);
        UsageCursor cursor = first.nextCursor();
        int empty = 0;
        while (cursor != null) {
            UsagePage page = page(new UsageReport(report.breakdown(), cursor, 5, 2));
            assertThat(page.usage()).isEmpty();
            cursor = page.nextCursor();
            empty++;
        }
        assertThat(empty).isEqualTo(5);
    }

    @Test
    void refusesABreakdownThatItDoesNotKnow() {
        for (String by : List.of("", "model", "week", "day,colour")) {
            assertThatThrownBy(() -> Breakdown.parse(by))
                    .as(by)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void readsWholeHoursOnly() {
        assertThatThrownBy(() -> HourRange.of(DAY.plusSeconds(1), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HourRange.of(DAY.plusSeconds(3600), DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<UsageLine> all(String by, int limit) {
        return paged(by, limit, 1000);
    }

    private List<UsageLine> paged(String by, int limit, int rowsReadMax) {
        List<UsageLine> lines = new ArrayList<>();
        UsageCursor cursor = null;
        do {
            UsagePage page = page(new UsageReport(Breakdown.parse(by), cursor, limit, rowsReadMax));
            assertThat(page.usage()).hasSizeBetween(1, limit);
            lines.addAll(page.usage());
            UsageCursor next = page.nextCursor();
            cursor = next == null ? null : UsageCursor.parse(next.text());
        } while (cursor != null);
        return lines;
    }

    /** As the store reads them: from the report's range on. */
    private UsagePage page(UsageReport report) {
        HourRange range = report.range(HourRange.of(null, null));
        return report.page(
                rows.stream().filter(row -> !row.hour().isBefore(range.from())).iterator());
    }

    private static org.assertj.core.groups.Tuple tuple(@Nullable Object what, long nanos) {
        return org.assertj.core.groups.Tuple.tuple(what, nanos);
    }

    private static Spend spend(long nanos) {
        return new Spend(1, Map.of(TokenKind.INPUT, nanos), new Money(nanos), Money.ZERO);
    }
}
