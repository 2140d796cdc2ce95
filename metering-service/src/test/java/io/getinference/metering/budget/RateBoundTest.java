package io.getinference.metering.budget;

import static io.getinference.metering.budget.RateAsks.requestsPerMinute;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.RateTotal;
import io.getinference.common.event.RateTotals;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.RateLeft;
import io.getinference.metering.Facts;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** Whatever three gateways ask, however they use and give back: no minute lets more through. */
class RateBoundTest {

    private static final RateTotal NOTHING = new RateTotal(0, 0, 0);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int STEPS = 3_000;

    private final Facts facts = Facts.fresh();
    private final Random random = new Random(11);
    private final List<Row> rows = Stream.generate(Row::new).limit(3).toList();
    private final Journal journal = new Journal().append(facts.credit(1, 1000));
    private final Deque<Granted> lastMinute = new ArrayDeque<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 5, 7, 60, 99, 601, 6_000, 77_777, 1_000_000_000})
    void noMinuteHasMoreThanTheLimitAndATwentyFourth(long limit) {
        journal.append(facts.rateLimits(1, requestsPerMinute(limit)));
        long most = limit + Math.max(limit / 24, Math.min(limit, 5));
        long all = 0;
        for (int step = 0; step < STEPS; step++) {
            journal.later(Duration.ofMillis(random.nextLong(120_000 / Math.min(limit, 500) + 2)));
            all += ask(rows.get(random.nextInt(rows.size())), limit);
            assertThat(grantedInTheLastMinute()).as("step %d", step).isLessThanOrEqualTo(most);
        }
        assertThat(all).as("let through at all").isGreaterThan(limit / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 7, 60, 601, 77_777, 60_000_000})
    void saysToTheMillisecondWhenThereIsMore(long limit) {
        journal.append(facts.rateLimits(1, requestsPerMinute(limit)));
        Row row = rows.getFirst();
        for (int step = 0; step < 200; step++) {
            journal.append(row.asks(Long.MAX_VALUE / 1_000));
            RateLeft empty = row.learn();
            assertThat(empty.available()).isZero();
            journal.later(Duration.ofMillis(empty.nextMillis() - 1)).append(row.asks(row.granted));
            assertThat(row.learn().available()).as("too early").isZero();
            journal.later(Duration.ofMillis(1)).append(row.asks(row.granted));
            assertThat(row.learn().available()).as("when it was said").isPositive();
        }
    }

    private long ask(Row row, long limit) {
        long before = row.granted;
        row.used += row.granted > row.used ? random.nextLong(row.granted - row.used + 1) : 0;
        journal.append(row.asks(row.used + random.nextLong(Math.max(limit / 10, 9))));
        row.learn();
        lastMinute.add(new Granted(journal.clock().toEpochMilli(), row.granted - before));
        return row.granted - before;
    }

    private long grantedInTheLastMinute() {
        long since = journal.clock().minus(MINUTE).toEpochMilli();
        while (lastMinute.getFirst().at <= since) {
            lastMinute.removeFirst();
        }
        return lastMinute.stream().mapToLong(Granted::units).sum();
    }

    private record Granted(long at, long units) {}

    private final class Row {

        private final Facts row = facts.withLife(new LifeId(GatewayId.next(), 1));
        private long number;
        private long used;
        private long granted;

        LeaseSet asks(long wants) {
            RateTotal total = new RateTotal(used, used, Math.min(wants, RateTotal.TOTAL_MAX));
            return row.rates(++number, new RateTotals(total, NOTHING, NOTHING));
        }

        RateLeft learn() {
            RateLeft left =
                    Objects.requireNonNull(
                            Objects.requireNonNull(journal.lease(row).rates()).requests());
            granted = left.granted();
            return left;
        }
    }
}
