package io.getinference.metering.budget;

import io.getinference.common.event.CreditExpired;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.RateLimits;
import io.getinference.common.event.RulesSet;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.event.UsageCorrected;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Window;
import io.getinference.common.event.WindowBudget;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** Who pays, asks for it back, sets limits and looks after what went wrong. */
final class People {

    /** Short enough that windows begin anew while leases are out. */
    private static final Map<Window, Duration> PERIODS =
            Map.of(
                    Window.DAY, Duration.ofMinutes(10),
                    Window.WEEK, Duration.ofHours(1),
                    Window.MONTH, Duration.ofDays(1));

    private final AccountId account;
    private final List<KeyId> keys;
    private final List<TeamId> teams = Stream.generate(TeamId::next).limit(2).toList();
    private final Random random;
    private final Clock clock;
    private final Network network;
    private final List<CreditGranted> grants = new ArrayList<>();
    private long billing;
    private long operator;
    private long generosity = 4000;

    People(AccountId account, List<KeyId> keys, World world) {
        this.account = account;
        this.keys = keys;
        this.random = world.random();
        this.clock = world.clock();
        this.network = world.network();
    }

    void topUp(long amount) {
        Instant end = random.nextBoolean() ? null : clock.now().plusSeconds(random.nextInt(10_000));
        GrantKind kind = random.nextBoolean() ? GrantKind.PAID : GrantKind.PROMOTIONAL;
        CreditGranted granted =
                new CreditGranted(
                        account,
                        ++billing,
                        GrantId.next(),
                        new Money(amount),
                        kind,
                        random.nextInt(3),
                        end);
        grants.add(granted);
        network.send(granted);
        generosity += amount;
    }

    void takeBack() {
        CreditGranted granted = grants.get(random.nextInt(grants.size()));
        switch (random.nextInt(4)) {
            case 0 -> reverse(granted, CreditReversed.Cause.CHARGEBACK);
            case 1, 2 -> reverse(granted, CreditReversed.Cause.REFUND);
            default -> network.send(new CreditExpired(account, ++billing, granted.grant()));
        }
    }

    private void reverse(CreditGranted granted, CreditReversed.Cause cause) {
        Money amount =
                random.nextBoolean()
                        ? granted.amount()
                        : new Money(1 + random.nextLong(granted.amount().nanos()));
        network.send(new CreditReversed(account, ++billing, granted.grant(), amount, cause));
    }

    /** Any key may lose, get, raise or lower its budget, change its team, be revoked, come back. */
    void setLimits() {
        List<KeyLimits> named =
                keys.stream()
                        .filter(_ -> random.nextInt(8) > 0)
                        .map(key -> new KeyLimits(key, budget(), team(), windows(), rates()))
                        .toList();
        List<TeamLimits> limited =
                teams.stream().map(team -> new TeamLimits(team, budget(), windows())).toList();
        network.send(
                new LimitsSet(
                        account, ++operator, named, limited, budget(), windows(), percents()));
    }

    /** Mostly the same ones; sometimes others, or none. */
    private @Nullable List<Integer> percents() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> List.of(1 + random.nextInt(50), 51 + random.nextInt(50));
            default -> List.of(50, 80, 100);
        };
    }

    private @Nullable Money budget() {
        return random.nextInt(4) > 0 ? null : new Money(random.nextLong(generosity));
    }

    private @Nullable RateLimits rates() {
        return random.nextInt(3) == 0 ? null : new RateLimits(rate(1_200), rate(20_000), rate(6));
    }

    private @Nullable Long rate(int most) {
        return random.nextInt(3) == 0 ? null : 1 + random.nextLong(most);
    }

    private @Nullable TeamId team() {
        return random.nextInt(3) == 0 ? null : teams.get(random.nextInt(teams.size()));
    }

    private @Nullable List<WindowBudget> windows() {
        if (random.nextInt(4) > 0) {
            return null;
        }
        List<WindowBudget> windows = new ArrayList<>();
        for (Window window : Window.values()) {
            if (random.nextBoolean()) {
                windows.add(
                        new WindowBudget(window, new Money(random.nextInt(5000)), starts(window)));
            }
        }
        return windows;
    }

    private List<Instant> starts(Window window) {
        long period = Objects.requireNonNull(PERIODS.get(window)).toSeconds();
        long present = Math.floorDiv(clock.now().getEpochSecond(), period) - random.nextInt(3) + 1;
        return Stream.iterate(present, next -> next + 1)
                .limit(1 + random.nextInt(6))
                .map(count -> Instant.ofEpochSecond(count * period))
                .toList();
    }

    void setRules() {
        network.send(
                new RulesSet(
                        account,
                        ++operator,
                        5 + random.nextInt(60),
                        900 + random.nextInt(4000),
                        1 + random.nextInt(8)));
    }

    void reclaim(LifeId life) {
        network.send(new LeaseReclaimed(account, ++operator, life));
    }

    /** Says what quarantined usage was, or that there was none. */
    void correct(List<QuarantinedUsage> waiting) {
        if (!waiting.isEmpty()) {
            QuarantinedUsage one = waiting.get(random.nextInt(waiting.size()));
            correct(one.life(), one.number());
        }
    }

    private void correct(LifeId life, long number) {
        UsageRecorded used =
                random.nextInt(3) == 0 ? null : network.usage().get(life + "/" + number);
        if (used != null && random.nextInt(4) == 0) {
            used = of(used, keys.get(random.nextInt(keys.size())));
        }
        network.send(new UsageCorrected(account, ++operator, life, number, used));
    }

    private static UsageRecorded of(UsageRecorded used, KeyId key) {
        return new UsageRecorded(
                used.account(),
                key,
                used.life(),
                used.number(),
                used.attempt(),
                used.usage(),
                used.outcome(),
                used.estimated(),
                used.hold(),
                used.price());
    }
}
