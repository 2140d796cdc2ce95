package io.getinference.account.limit;

import java.time.ZoneId;
import java.util.List;

/**
 * What limits an account as a whole, beside its credit.
 *
 * @param zone whose midnights begin the windows of all its budgets, its teams' and keys' included
 * @param alertAt percents of a budget whose reaching is told
 */
public record AccountLimits(Budgets budgets, ZoneId zone, List<Integer> alertAt) {

    public AccountLimits {
        alertAt = List.copyOf(alertAt);
    }
}
