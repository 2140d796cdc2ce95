package io.getinference.metering.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;
import io.getinference.metering.Facts;
import io.getinference.metering.budget.Reading;
import io.getinference.metering.spend.HourRange;
import io.getinference.metering.spend.Spend;
import io.getinference.metering.spend.SpendOf;
import io.getinference.metering.spend.UsageHour;
import io.getinference.metering.spend.UsageOf;
import io.getinference.metering.spend.UsageRow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The whole topology without a Kafka: journal in, rows in the stores. */
class SpendBookTest {

    private static final Instant START = Instant.parse("2026-11-22T12:10:00Z");
    private static final PublicModel MODEL = new PublicModel("claude-haiku-4-5");

    private final Facts facts = Facts.fresh();
    private final FoldByHand fold = new FoldByHand();

    SpendBookTest() {
        fold.append(START, facts.credit(1, 1_000_000), facts.limits(1, null));
        fold.append(START, facts.lease(1, 10_000, 10_000));
    }

    @AfterEach
    void close() {
        fold.close();
        assertThat(fold.open.count()).as("stores that can be read after their fold's end").isZero();
    }

    @Test
    void addsEachUsageToItsAccountKeyAndModel() {
        fold.append(START, facts.usage(1, 50, 100), facts.usage(2, 7, 100), facts.usage(2, 7, 100));
        for (SpendOf whose :
                List.of(
                        new SpendOf.Account(facts.account()),
                        new SpendOf.Key(facts.account(), facts.key()),
                        new SpendOf.Model(facts.account(), MODEL))) {
            Spend spend = sum(whose);
            assertThat(spend.requests()).as(whose.toString()).isEqualTo(2);
            assertThat(spend.charged()).isEqualTo(new Money(57));
        }
    }

    @Test
    void addsUsageToTheHourInWhichTheJournalBookedIt() {
        fold.append(START, facts.usage(1, 50, 100), facts.usage(2, 7, 100));
        fold.append(START.plus(Duration.ofHours(1)), facts.usage(3, 5, 100));
        fold.append(START, facts.usage(4, 1, 100));
        assertThat(hours(facts))
                .containsExactly("2026-11-22T12:00:00Z 57", "2026-11-22T13:00:00Z 6");
    }

    @Test
    void dropsHoursThatAreTooOldAndNobodyElses() {
        Facts other = Facts.fresh();
        fold.append(START, other.credit(1, 1000), other.limits(1, null), other.lease(1, 500, 500));
        fold.append(START, other.usage(1, 3, 100), facts.usage(1, 50, 100));
        fold.append(START.plus(Duration.ofHours(1)), facts.usage(2, 5, 100));
        fold.append(START.plus(Duration.ofHours(49)), facts.usage(3, 7, 100));
        assertThat(hours(facts))
                .containsExactly("2026-11-22T13:00:00Z 5", "2026-11-24T13:00:00Z 7");
        assertThat(hours(other)).containsExactly("2026-11-22T12:00:00Z 3");
        assertThat(sum(new SpendOf.Account(facts.account())).charged()).isEqualTo(new Money(62));
    }

    @Test
    void readsTheHoursOfOneKeyAmongOthers() {
        List<Facts> keys = Stream.generate(() -> facts.withKey(KeyId.next())).limit(3).toList();
        fold.append(
                START,
                new LimitsSet(
                        facts.account(),
                        2,
                        keys.stream().map(one -> one.keyLimits(null)).toList()));
        int number = 0;
        for (int hour = 0; hour < 5; hour++) {
            for (Facts one : keys) {
                boolean skips = hour % 2 == 1 && one.equals(keys.get(1));
                int value = 10 * hour + 1 + keys.indexOf(one);
                fold.append(
                        START.plus(Duration.ofHours(hour)),
                        (skips ? keys.getFirst() : one).usage(++number, value, 100));
            }
        }
        assertThat(hoursOfKey(keys.get(1), HourRange.ALL))
                .containsExactly(
                        "2026-11-22T12:00:00Z 2",
                        "2026-11-22T14:00:00Z 22",
                        "2026-11-22T16:00:00Z 42");
        assertThat(hoursOfKey(keys.get(2), HourRange.ALL)).hasSize(5);
        assertThat(hoursOfKey(keys.getFirst(), HourRange.ALL)).hasSize(5);
        HourRange middle =
                new HourRange(
                        Instant.parse("2026-11-22T13:00:00Z"),
                        Instant.parse("2026-11-22T16:00:00Z"));
        assertThat(hoursOfKey(keys.get(1), middle)).containsExactly("2026-11-22T14:00:00Z 22");
        assertThat(hoursOfKey(facts.withKey(KeyId.next()), HourRange.ALL)).isEmpty();
    }

    private Spend sum(SpendOf whose) {
        return ((Reading.Found<Spend>) fold.stores.of(whose)).value();
    }

    private List<String> hours(Facts whose) {
        Reading<List<String>> rows =
                fold.stores.of(
                        new UsageOf.Account(whose.account()), HourRange.ALL, SpendBookTest::shown);
        return ((Reading.Found<List<String>>) rows).value();
    }

    private List<String> hoursOfKey(Facts whose, HourRange range) {
        Reading<List<String>> rows =
                fold.stores.of(
                        new UsageOf.Key(whose.account(), whose.key()), range, SpendBookTest::shown);
        return ((Reading.Found<List<String>>) rows).value();
    }

    private static List<String> shown(Iterator<UsageRow> rows) {
        List<String> shown = new ArrayList<>();
        rows.forEachRemaining(row -> {
            if (row instanceof UsageHour used) {
                shown.add(used.hour() + " " + used.spend().charged().nanos());
            }
        });
        return shown;
    }
}
