package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.event.Window;
import io.getinference.common.event.WindowBudget;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.TeamId;
import io.getinference.common.lease.Limit;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;
import io.getinference.metering.Facts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

class LimitsTest {

    private static final Instant TODAY = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant TOMORROW = TODAY.plus(Duration.ofDays(1));
    private static final Duration DAY = Duration.ofDays(1);

    private final Facts facts = Facts.fresh();
    private final Facts other = facts.withKey(KeyId.next());
    private final TeamId team = TeamId.next();
    private final Journal journal = new Journal().append(facts.credit(1, 10_000));

    @Test
    void tellsEveryLimitAndWhenItBeginsAnew() {
        journal.append(
                new LimitsSet(
                        facts.account(),
                        1,
                        List.of(key(facts, 400L, team, daily(300))),
                        List.of(team(team, 600L, daily(500))),
                        new Money(900),
                        daily(800)));
        journal.append(facts.lease(1, 100, 100));
        assertThat(journal.lease(facts).limits())
                .containsExactly(
                        left(Limit.ACCOUNT_CREDIT, 10_000, null),
                        left(Limit.ACCOUNT_BUDGET, 900, null),
                        left(Limit.ACCOUNT_BUDGET, 800, TOMORROW),
                        left(Limit.TEAM_BUDGET, 600, null),
                        left(Limit.TEAM_BUDGET, 500, TOMORROW),
                        left(Limit.KEY_BUDGET, 400, null),
                        left(Limit.KEY_BUDGET, 300, TOMORROW));
    }

    @Test
    void grantsWhatTheTightestLimitLetsThrough() {
        long[][] caps = {{7, 90, 90, 90}, {90, 7, 90, 90}, {90, 90, 7, 90}, {90, 90, 90, 7}};
        for (long[] cap : caps) {
            Facts fresh = Facts.fresh();
            Journal one = new Journal().append(fresh.credit(1, 10_000));
            one.append(
                    new LimitsSet(
                            fresh.account(),
                            1,
                            List.of(key(fresh, cap[0], team, daily(cap[1]))),
                            List.of(team(team, cap[2], daily(cap[3]))),
                            null,
                            null));
            one.append(fresh.lease(1, 100, 7));
            assertThat(one.granted(fresh)).isEqualTo(7);
            assertThat(one.available(fresh)).isZero();
        }
    }

    @Test
    void theAccountsOwnBudgetsLimitEveryKey() {
        journal.append(limits(1, 50L, null, facts, other), facts.lease(1, 40, 40));
        journal.append(other.lease(1, 20, 10));
        assertThat(journal.granted(other)).isEqualTo(10);
        assertThat(journal.available(other)).isZero();
        journal.append(limits(2, null, daily(45), facts, other));
        assertThat(journal.available(other)).isEqualTo(-5);
    }

    @Test
    void keysOfATeamShareItsBudget() {
        journal.append(inTeam(1, 100, team, team), facts.lease(1, 70, 70));
        journal.append(other.lease(1, 40, 40), facts.usage(1, 60, 70));
        assertThat(journal.granted(other)).isEqualTo(7);
        assertThat(journal.available(other)).isEqualTo(100 - 60 - 10 - 7);
    }

    @Test
    void aLeaseStaysWithTheTeamThatItWasMadeUnder() {
        TeamId later = TeamId.next();
        journal.append(inTeam(1, 100, team, team), facts.lease(1, 70, 70));
        journal.append(inTeam(2, 100, later, team), facts.usage(1, 50, 70));
        assertThat(journal.state().budgets().of(team).charged()).isEqualTo(new Money(50));
        assertThat(journal.state().budgets().of(later).charged()).isEqualTo(Money.ZERO);
        journal.append(facts.lease(2, 100, 90));
        assertThat(journal.granted(facts)).isEqualTo(90);
        assertThat(journal.state().budgets().of(later).charged()).isEqualTo(Money.ZERO);
    }

    @Test
    void aLeaseThatIsEmptyGoesOnUnderTheKeysPresentTeam() {
        TeamId later = TeamId.next();
        journal.append(inTeam(1, 100, team, team), facts.lease(1, 100, 100));
        journal.append(facts.usage(1, 100, 100), inTeam(2, 100, later, team));
        journal.append(facts.lease(2, 180, 180), facts.usage(2, 30, 30));
        assertThat(journal.granted(facts)).isEqualTo(180);
        assertThat(journal.state().budgets().of(later).charged()).isEqualTo(new Money(30));
    }

    @Test
    void lateUsageOfATeamThatIsGoneIsChargedUnderTheBudgetThatItHad() {
        journal.append(inTeam(1, 100, team, null), facts.lease(1, 70, 70));
        journal.append(limits(2, null, null, facts), facts.usage(1, 70, 70));
        assertThat(journal.state().budgets().of(team).charged()).isEqualTo(new Money(70));
        journal.append(inTeam(3, 80, team, null), facts.lease(2, 120, 120));
        assertThat(journal.granted(facts)).isEqualTo(72);
    }

    @Test
    void aWindowBeginsAnewAtItsStart() {
        journal.append(windowed(1, 100, TODAY, TOMORROW), facts.lease(1, 90, 90));
        journal.append(facts.usage(1, 90, 90));
        assertThat(journal.available(facts)).isEqualTo(10);
        journal.later(DAY.minusMillis(1)).append(facts.lease(2, 100, 100));
        assertThat(journal.granted(facts)).isEqualTo(100);
        journal.later(Duration.ofMillis(1)).append(facts.lease(3, 190, 190));
        assertThat(journal.granted(facts)).isEqualTo(190);
        assertThat(journal.lease(facts).limits().getLast())
                .isEqualTo(new LimitLeft(Limit.KEY_BUDGET, Money.ZERO, new Money(100), null));
    }

    @Test
    void whatIsOutCountsInThePresentWindowAndAChargeWhereItIsBooked() {
        Instant soon = TODAY.plusSeconds(600);
        journal.append(windowed(1, 100, TODAY, soon), facts.lease(1, 90, 90));
        journal.later(Duration.ofMinutes(10)).append(facts.lease(2, 90, 90));
        assertThat(journal.available(facts)).isEqualTo(10);
        journal.append(facts.usage(1, 90, 90));
        assertThat(journal.available(facts)).isEqualTo(10);
        journal.append(facts.lease(3, 200, 200));
        assertThat(journal.granted(facts)).isEqualTo(92);
    }

    @Test
    void theLastWindowLastsUntilNewerLimitsCome() {
        journal.append(windowed(1, 100, TODAY, TOMORROW)).later(DAY.multipliedBy(30));
        journal.append(facts.lease(1, 90, 90), facts.usage(1, 90, 90)).later(DAY);
        journal.append(facts.lease(2, 100, 90));
        assertThat(journal.available(facts)).isEqualTo(8);
    }

    @Test
    void newLimitsKeepWhatAWindowHasCounted() {
        journal.append(windowed(1, 100, TODAY, TOMORROW), facts.lease(1, 90, 90));
        journal.append(facts.usage(1, 90, 90), windowed(2, 95, TODAY, TOMORROW));
        assertThat(journal.available(facts)).isEqualTo(5);
    }

    @Test
    void newLimitsWhoseWindowBeganLaterCountAnew() {
        journal.append(windowed(1, 100, TODAY), facts.lease(1, 90, 90));
        journal.append(facts.usage(1, 90, 90)).later(Duration.ofHours(2));
        journal.append(windowed(2, 100, TODAY.plusSeconds(3600)));
        assertThat(journal.available(facts)).isEqualTo(100);
        journal.append(facts.lease(2, 120, 120), facts.usage(2, 30, 30));
        journal.append(windowed(3, 100, TODAY), windowed(4, 100, TODAY.plusSeconds(3600)));
        assertThat(journal.available(facts)).isEqualTo(70);
    }

    @Test
    void newLimitsBeforeTheirFirstWindowCountFromNow() {
        journal.append(windowed(1, 100, TOMORROW), facts.lease(1, 90, 90));
        journal.append(facts.usage(1, 90, 90));
        assertThat(journal.available(facts)).isEqualTo(10);
        assertThat(journal.lease(facts).limits().getLast().resetsAt()).isEqualTo(TOMORROW);
        journal.later(DAY).append(facts.credit(2, 1));
        assertThat(journal.available(facts)).isEqualTo(100);
    }

    @Test
    void forgetsTheStartsOfWindowsThatAreOver() {
        journal.append(windowed(1, 100, TODAY.minus(DAY), TODAY, TOMORROW)).later(DAY);
        journal.append(facts.lease(1, 10, 10), facts.usage(1, 10, 10));
        WindowCount count =
                Objects.requireNonNull(journal.state().budgets().of(facts.key()))
                        .budget()
                        .windows()
                        .getFirst();
        assertThat(count.starts()).containsExactly(TOMORROW);
        assertThat(count.charged()).isEqualTo(new Money(10));
    }

    @Test
    void aWindowThatLimitsNoLongerNameLimitsNoMore() {
        journal.append(windowed(1, 100, TODAY), facts.limits(2, null), facts.lease(1, 900, 900));
        assertThat(journal.granted(facts)).isEqualTo(900);
    }

    @Test
    void lateUsageOfARevokedKeyIsChargedUnderTheBudgetThatItHad() {
        journal.append(facts.limits(1, 100L), facts.lease(1, 60, 60));
        journal.append(limits(2, null, null, other), facts.usage(1, 80, 110));
        assertThat(journal.rated().charge()).isEqualTo(new Money(80));
        journal.append(facts.usage(2, 80, 110));
        assertThat(journal.rated().charge()).isEqualTo(new Money(20));
        assertThat(journal.rated().house()).isEqualTo(new Money(60));
    }

    @Test
    void aCorrectedTeamOfAnOlderFactIsOutdated() {
        journal.append(inTeam(5, 100, team, team), inTeam(4, 1, team, team));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.OUTDATED));
        journal.append(facts.withLife(new LifeId(facts.life().gateway(), 3)).lease(1, 90, 90));
        assertThat(journal.state().balance().held()).isEqualTo(new Money(90));
    }

    private LimitsSet windowed(long number, long amount, Instant... starts) {
        WindowBudget window = new WindowBudget(Window.DAY, new Money(amount), List.of(starts));
        return new LimitsSet(
                facts.account(), number, List.of(key(facts, null, null, List.of(window))));
    }

    private LimitsSet inTeam(long number, long budget, TeamId first, @Nullable TeamId second) {
        List<TeamLimits> teams =
                first.equals(second) || second == null
                        ? List.of(team(first, budget, null))
                        : List.of(team(first, budget, null), team(second, budget, null));
        return new LimitsSet(
                facts.account(),
                number,
                List.of(key(facts, null, first, null), key(other, null, second, null)),
                teams,
                null,
                null);
    }

    private LimitsSet limits(
            long number,
            @Nullable Long budget,
            @Nullable List<WindowBudget> windows,
            Facts... keys) {
        return new LimitsSet(
                facts.account(),
                number,
                List.of(keys).stream().map(of -> key(of, null, null, null)).toList(),
                null,
                budget == null ? null : new Money(budget),
                windows);
    }

    private static List<WindowBudget> daily(long amount) {
        return List.of(new WindowBudget(Window.DAY, new Money(amount), List.of(TODAY, TOMORROW)));
    }

    private static KeyLimits key(
            Facts of,
            @Nullable Long budget,
            @Nullable TeamId team,
            @Nullable List<WindowBudget> windows) {
        return new KeyLimits(of.key(), budget == null ? null : new Money(budget), team, windows);
    }

    private static TeamLimits team(
            TeamId team, @Nullable Long budget, @Nullable List<WindowBudget> windows) {
        return new TeamLimits(team, budget == null ? null : new Money(budget), windows);
    }

    private static LimitLeft left(Limit limit, long amount, @Nullable Instant resetsAt) {
        return new LimitLeft(limit, new Money(amount - 100), new Money(amount), resetsAt);
    }
}
