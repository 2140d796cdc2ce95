package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.getinference.common.event.BudgetReached;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.event.Window;
import io.getinference.common.event.WindowBudget;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;
import io.getinference.metering.Facts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class AlertTest {

    private static final Instant TODAY = Instant.parse("2026-11-22T00:00:00Z");
    private static final List<Integer> PERCENTS = List.of(50, 80, 100);

    private final Facts facts = Facts.fresh();
    private final TeamId team = TeamId.next();
    private final Journal journal = new Journal().append(facts.credit(1, 100_000));
    private long limits;
    private long usage;

    @Test
    void tellsAShareOnceAndOnlyWhenItIsReached() {
        set(1000L, PERCENTS);
        charge(499);
        assertThat(told()).isEmpty();
        charge(1);
        assertThat(told()).containsExactly("1: 50% of 1000, 500 charged");
        charge(299);
        assertThat(told()).isEmpty();
        charge(1);
        assertThat(told()).containsExactly("2: 80% of 1000, 800 charged");
        charge(200);
        assertThat(told()).containsExactly("3: 100% of 1000, 1000 charged");
        charge(1);
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsEveryShareThatOneChargeReaches() {
        set(1000L, PERCENTS);
        charge(900);
        assertThat(told())
                .containsExactly("1: 50% of 1000, 900 charged", "2: 80% of 1000, 900 charged");
    }

    @Test
    void tellsAtOnceWhatABudgetThatIsLoweredHasPassed() {
        set(1000L, PERCENTS);
        charge(500);
        set(600L, PERCENTS);
        assertThat(told()).containsExactly("2: 80% of 600, 500 charged");
        set(500L, PERCENTS);
        assertThat(told()).containsExactly("3: 100% of 500, 500 charged");
        set(0L, PERCENTS);
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsAgainWhatARaiseHasTakenBack() {
        set(1000L, PERCENTS);
        charge(900);
        set(1500L, PERCENTS);
        assertThat(told()).isEmpty();
        charge(300);
        assertThat(told()).containsExactly("3: 80% of 1500, 1200 charged");
        set(1200L, PERCENTS);
        assertThat(told()).containsExactly("4: 100% of 1200, 1200 charged");
    }

    @Test
    void tellsAtOnceOfAShareThatIsWantedLater() {
        set(1000L, null);
        charge(900);
        assertThat(told()).isEmpty();
        set(1000L, List.of(50));
        assertThat(told()).containsExactly("1: 50% of 1000, 900 charged");
        set(1000L, PERCENTS);
        assertThat(told()).containsExactly("2: 80% of 1000, 900 charged");
        set(1000L, null);
        set(1000L, List.of(80));
        assertThat(told()).isEmpty();
    }

    @Test
    void aNewWindowBeginsAnew() {
        journal.append(
                new LimitsSet(
                        facts.account(),
                        ++limits,
                        List.of(facts.keyLimits(null)),
                        null,
                        null,
                        daily(),
                        List.of(100)),
                facts.lease(1, 50_000, 50_000));
        charge(1000);
        assertThat(reached())
                .containsExactly(
                        new BudgetReached(
                                facts.account(),
                                1,
                                null,
                                null,
                                Window.DAY,
                                TODAY,
                                100,
                                new Money(1000),
                                new Money(1000),
                                TODAY));
        journal.later(Duration.ofDays(1));
        charge(999);
        assertThat(told()).isEmpty();
        charge(1);
        assertThat(reached())
                .extracting(BudgetReached::since)
                .containsExactly(TODAY.plus(Duration.ofDays(1)));
    }

    @Test
    void tellsOfTheBudgetsOfAccountTeamAndKey() {
        journal.append(
                new LimitsSet(
                        facts.account(),
                        ++limits,
                        List.of(new KeyLimits(facts.key(), new Money(300), team, null)),
                        List.of(new TeamLimits(team, new Money(200), null)),
                        new Money(100),
                        null,
                        List.of(50)),
                facts.lease(1, 100, 100));
        charge(50);
        assertThat(told()).containsExactly("1: 50% of 100, 50 charged");
        assertThat(reached().getFirst()).returns(null, BudgetReached::team);
        charge(50);
        assertThat(reached())
                .extracting(BudgetReached::team, BudgetReached::key)
                .containsExactly(tuple(team, null));
    }

    @Test
    void chargingNothingReachesNoShareOfABudgetOfNothing() {
        set(0L, PERCENTS);
        charge(0);
        assertThat(told()).isEmpty();
        assertThat(journal.state().entries()).isEqualTo(entriesWithout());
    }

    @Test
    void whatIsToldIsASmallPartOfTheState() {
        set(1000L, PERCENTS);
        charge(900);
        assertThat(journal.state().entries()).isEqualTo(entriesWithout() + 1);
    }

    private int entriesWithout() {
        return Parts.of(journal.state()).alerts(Alerts.NONE).state().entries();
    }

    /** The key's own budget, with a lease that is large enough for everything. */
    private void set(@Nullable Long budget, @Nullable List<Integer> percents) {
        journal.append(
                new LimitsSet(
                        facts.account(),
                        ++limits,
                        List.of(facts.keyLimits(budget)),
                        null,
                        null,
                        null,
                        percents));
    }

    /** Charged in full: what the limits do not spare is the lease's. */
    private void charge(long nanos) {
        journal.append(facts.usage(++usage, nanos, nanos));
    }

    private List<BudgetReached> reached() {
        return journal.effects().stream()
                .filter(Effect.Reached.class::isInstance)
                .map(effect -> ((Effect.Reached) effect).reached())
                .toList();
    }

    private List<String> told() {
        return reached().stream()
                .map(one ->
                        "%d: %d%% of %d, %d charged"
                                .formatted(
                                        one.number(),
                                        one.percent(),
                                        one.amount().nanos(),
                                        one.charged().nanos()))
                .toList();
    }

    private static List<WindowBudget> daily() {
        return List.of(
                new WindowBudget(
                        Window.DAY,
                        new Money(1000),
                        List.of(TODAY, TODAY.plus(Duration.ofDays(1)))));
    }
}
