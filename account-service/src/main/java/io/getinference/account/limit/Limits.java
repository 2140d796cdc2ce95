package io.getinference.account.limit;

import io.getinference.common.event.Caps;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.event.WindowBudget;
import io.getinference.common.id.AccountId;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All limits of an account, which are told as a whole: the newest ones replace those before. */
@Component
public class Limits {

    private final LimitedAccounts accounts;
    private final LimitedTeams teams;
    private final LimitedKeys keys;
    private final InstantSource clock;

    Limits(LimitedAccounts accounts, LimitedTeams teams, LimitedKeys keys, InstantSource clock) {
        this.accounts = accounts;
        this.teams = teams;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The limits as the caller's transaction leaves them, under a number of the account's. When
     * they must be told again is kept in the same transaction.
     */
    public LimitsSet of(AccountId account, long number) {
        AccountLimits own = accounts.limits(account);
        WindowCalendar calendar = new WindowCalendar(own.zone(), clock.instant());
        List<TeamLimits> ofTeams = teams.teamLimits(account, calendar);
        List<KeyLimits> ofKeys = keys.keyLimits(account, calendar);
        LimitsSet limits =
                new LimitsSet(
                        account,
                        number,
                        ofKeys,
                        ofTeams.isEmpty() ? null : ofTeams,
                        own.budgets().total(),
                        own.budgets().windows(calendar),
                        own.alertAt().isEmpty() ? null : own.alertAt());
        accounts.tellAgainAt(account, tellAgainAt(limits));
        return limits;
    }

    /**
     * When the first list of starts is half over, so that the other half is there for an outage.
     */
    private static @Nullable Instant tellAgainAt(LimitsSet limits) {
        return Stream.<Stream<? extends Caps>>of(
                        Stream.of(limits), limits.teamLimits().stream(), limits.keys().stream())
                .flatMap(caps -> caps)
                .flatMap(caps -> caps.windowBudgets().stream())
                .map(WindowBudget::starts)
                .map(starts -> starts.get(starts.size() / 2))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
