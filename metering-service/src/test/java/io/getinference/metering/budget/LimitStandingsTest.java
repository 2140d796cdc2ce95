package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.RateLimits;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.event.Window;
import io.getinference.common.event.WindowBudget;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;
import io.getinference.common.standing.LimitStanding;
import io.getinference.metering.Facts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What the holder of a key sees of the limits above it. */
class LimitStandingsTest {

    private static final Instant TODAY = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant TOMORROW = TODAY.plus(Duration.ofDays(1));

    private final Facts facts = Facts.fresh();
    private final Facts mate = facts.withKey(KeyId.next());
    private final Facts alone = facts.withKey(KeyId.next());
    private final TeamId team = TeamId.next();
    private final Journal journal = new Journal().append(facts.credit(1, 10_000), limits(1));

    @Test
    void showsWhatIsChargedHeldAndLeftUnderEach() {
        journal.append(facts.lease(1, 50, 50), mate.lease(1, 30, 30), alone.lease(1, 20, 20));
        journal.append(facts.usage(1, 40, 40), mate.usage(2, 5, 5), alone.usage(3, 7, 7));

        KeyLimitsStanding standing = standing(facts);
        assertThat(standing.team()).isEqualTo(team);
        assertThat(standing.charged()).isEqualTo(new Money(40));
        assertThat(standing.rates()).isNull();
        assertThat(shown(standing))
                .containsExactly(
                        "ACCOUNT_CREDIT null null charged null held 48 left 9948 until null",
                        "ACCOUNT_BUDGET null 900 charged 52 held 48 left 848 until null",
                        "ACCOUNT_BUDGET DAY 800 charged 52 held 48 left 748 until " + TOMORROW,
                        "TEAM_BUDGET null 600 charged 45 held 35 left 555 until null",
                        "TEAM_BUDGET DAY 500 charged 45 held 35 left 455 until " + TOMORROW,
                        "KEY_BUDGET null 400 charged 40 held 10 left 360 until null",
                        "KEY_BUDGET DAY 300 charged 40 held 10 left 260 until " + TOMORROW);
        assertThat(shown(standing(alone)))
                .hasSize(3)
                .allMatch(limit -> limit.startsWith("ACCOUNT"));
    }

    @Test
    void whatWaitsToBeCorrectedIsNotLeft() {
        journal.append(facts.lease(1, 50, 50));
        journal.append(
                new UsageClaim(facts.account(), facts.key(), facts.life(), 1, new Money(20)));

        assertThat(shown(standing(facts)))
                .contains(
                        "ACCOUNT_CREDIT null null charged null held 30 left 9980 until null",
                        "TEAM_BUDGET null 600 charged 0 held 30 left 580 until null",
                        "KEY_BUDGET null 400 charged 0 held 30 left 380 until null");
    }

    @Test
    void aWindowThatIsOverCountsNothing() {
        journal.append(facts.usage(1, 40, 40)).later(Duration.ofDays(1));
        journal.append(facts.credit(2, 1));

        assertThat(shown(standing(facts)))
                .contains("KEY_BUDGET DAY 300 charged 0 held 0 left 300 until null");
    }

    @Test
    void showsHowFastTheKeyMayBeUsed() {
        RateLimits rates = new RateLimits(600L, null, 20L);
        journal.append(
                new LimitsSet(
                        facts.account(),
                        2,
                        List.of(new KeyLimits(facts.key(), null, null, null, rates))));

        assertThat(standing(facts).rates()).isEqualTo(rates);
    }

    @Test
    void aKeyThatTheNewestLimitsDoNotNameHasNoStanding() {
        journal.append(new LimitsSet(facts.account(), 2, List.of()));

        assertThat(journal.state().standing(facts.key())).isNull();
        assertThat(journal.state().standing(KeyId.next())).isNull();
    }

    private LimitsSet limits(long number) {
        return new LimitsSet(
                facts.account(),
                number,
                List.of(
                        new KeyLimits(facts.key(), new Money(400), team, daily(300)),
                        new KeyLimits(mate.key(), null, team, null),
                        new KeyLimits(alone.key(), null)),
                List.of(new TeamLimits(team, new Money(600), daily(500))),
                new Money(900),
                daily(800));
    }

    private static List<WindowBudget> daily(long amount) {
        return List.of(new WindowBudget(Window.DAY, new Money(amount), List.of(TODAY, TOMORROW)));
    }

    private KeyLimitsStanding standing(Facts of) {
        return Objects.requireNonNull(journal.state().standing(of.key()));
    }

    private static List<String> shown(KeyLimitsStanding standing) {
        return standing.limits().stream().map(LimitStandingsTest::shown).toList();
    }

    private static String shown(LimitStanding limit) {
        return "%s %s %s charged %s held %d left %d until %s"
                .formatted(
                        limit.limit(),
                        limit.window(),
                        limit.amount() == null ? null : limit.amount().nanos(),
                        limit.charged() == null ? null : limit.charged().nanos(),
                        limit.held().nanos(),
                        limit.remaining().nanos(),
                        limit.resetsAt());
    }
}
