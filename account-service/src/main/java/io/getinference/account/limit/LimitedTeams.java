package io.getinference.account.limit;

import io.getinference.common.event.TeamLimits;
import io.getinference.common.id.AccountId;

import java.util.List;

/** Where teams' budgets are kept. */
public interface LimitedTeams {

    /** The limits of every team that is not archived, as the caller's transaction sees them. */
    List<TeamLimits> teamLimits(AccountId account, WindowCalendar calendar);
}
