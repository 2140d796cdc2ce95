package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.RateLimits;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.event.Window;
import io.getinference.common.event.WindowBudget;
import io.getinference.common.event.Wire;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;
import io.getinference.metering.Facts;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class StateSizeTest {

    private static final Logger LOG = LoggerFactory.getLogger(StateSizeTest.class);
    private static final int KEYS = 100;
    private static final int GATEWAYS = 3;
    private static final int BYTES_OF_AN_ENTRY_MAX = 200;
    private static final RateLimits FAST = new RateLimits(600_000L, 100_000_000L, 1_000L);

    private final Facts facts = Facts.fresh();
    private final List<KeyId> keys = Stream.generate(KeyId::next).limit(KEYS).toList();
    private final List<LifeId> lives =
            Stream.generate(() -> new LifeId(GatewayId.next(), 12)).limit(GATEWAYS).toList();

    @Test
    void theNumberOfEntriesTellsHowLargeTheStoredStateIs() {
        AccountState state = state();
        int bytes = Wire.JSON.writeValueAsBytes(state).length;
        LOG.info(
                "{} keys, {} gateways: {} entries, {} bytes",
                KEYS,
                GATEWAYS,
                state.entries(),
                bytes);
        assertThat(state.entries()).isBetween(2 * KEYS * GATEWAYS, 2 * KEYS * GATEWAYS + 6 * KEYS);
        assertThat(bytes).isLessThan(state.entries() * BYTES_OF_AN_ENTRY_MAX);
    }

    @Test
    void countsEverythingThatMakesTheStateLarger() {
        Journal journal = new Journal();
        assertThat(journal.state().entries()).isZero();
        journal.append(facts.credit(1, 1000));
        assertThat(journal.state().entries()).isEqualTo(2);
        journal.append(facts.limits(1, null));
        assertThat(journal.state().entries()).isEqualTo(3);
        journal.append(facts.lease(1, 10, 10));
        assertThat(journal.state().entries()).isEqualTo(6);
        journal.append(facts.usage(2, 1, 1));
        assertThat(journal.state().entries()).isEqualTo(7);
        journal.append(new UsageClaim(facts.account(), facts.key(), facts.life(), 1, Money.ZERO));
        assertThat(journal.state().entries()).isEqualTo(8);
        TeamId team = TeamId.next();
        WindowBudget daily =
                new WindowBudget(Window.DAY, new Money(9), List.of(Instant.EPOCH, Instant.MAX));
        journal.append(
                new LimitsSet(
                        facts.account(),
                        2,
                        List.of(new KeyLimits(facts.key(), null, team, List.of(daily))),
                        List.of(new TeamLimits(team, null, List.of(daily))),
                        null,
                        List.of(daily)));
        assertThat(journal.state().entries()).isEqualTo(8 + 1 + 3 * 3);
    }

    @Test
    void countsRatesOfKeysAndWhatRowsHaveOfThem() {
        Journal journal = new Journal().append(facts.rateLimits(1, RateAsks.concurrent(1)));
        assertThat(journal.state().entries()).isEqualTo(2);
        journal.append(facts.rates(1, RateAsks.running(0, 1)));
        assertThat(journal.state().entries()).isEqualTo(2 + 4);
    }

    /** What a busy account looks like. */
    private AccountState state() {
        Journal journal = new Journal().append(facts.credit(1, 1_000_000_000_000L));
        WindowBudget daily =
                new WindowBudget(
                        Window.DAY,
                        new Money(1_000_000_000_000L),
                        IntStream.range(0, 2)
                                .mapToObj(day -> journal.clock().plus(Duration.ofDays(day)))
                                .toList());
        journal.append(
                new LimitsSet(
                        facts.account(),
                        1,
                        keys.stream()
                                .map(key -> new KeyLimits(key, null, null, List.of(daily), FAST))
                                .toList()));
        for (LifeId life : lives) {
            for (KeyId key : keys) {
                Facts one = facts.withLife(life).withKey(key);
                journal.append(one.lease(1, 1_000_000_000, 1_000_000_000));
                journal.append(one.rates(2, RateAsks.requests(1_000_000, 1_000_100)));
            }
        }
        return journal.state();
    }
}
