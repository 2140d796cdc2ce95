package io.getinference.account.limit;

import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.id.AccountId;

import org.springframework.stereotype.Component;

import java.util.List;

/** All limits of an account, which are told as a whole: the newest ones replace those before. */
@Component
public class Limits {

    private final LimitedAccounts accounts;
    private final LimitedTeams teams;
    private final LimitedKeys keys;

    Limits(LimitedAccounts accounts, LimitedTeams teams, LimitedKeys keys) {
        this.accounts = accounts;
        this.teams = teams;
        this.keys = keys;
    }

    /** The limits as the caller's transaction leaves them, under a number of the account's. */
    public LimitsSet of(AccountId account, long number) {
        List<TeamLimits> teamLimits = teams.teamLimits(account);
        return new LimitsSet(
                account,
                number,
                keys.keyLimits(account),
                teamLimits.isEmpty() ? null : teamLimits,
                accounts.budget(account),
                null);
    }
}
