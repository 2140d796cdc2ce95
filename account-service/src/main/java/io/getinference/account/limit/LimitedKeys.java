package io.getinference.account.limit;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.TeamId;

import java.util.List;

/** Where keys' limits are kept. */
public interface LimitedKeys {

    /** The limits of every active key, as the caller's transaction sees them. */
    List<KeyLimits> keyLimits(AccountId account, WindowCalendar calendar);

    /** Whether active keys are in the team. */
    boolean areIn(AccountId account, TeamId team);
}
