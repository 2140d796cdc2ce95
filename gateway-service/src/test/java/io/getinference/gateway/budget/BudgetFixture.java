package io.getinference.gateway.budget;

import io.getinference.common.id.LifeId;

import java.time.Duration;

/** Budgets for tests of other packages. */
public final class BudgetFixture {

    private BudgetFixture() {}

    public static Budget budget(InMemoryAuthority authority, LifeId life) {
        Duration soon = Duration.ofMillis(50);
        return new Budget(
                authority,
                life,
                new BudgetSettings(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        soon,
                        Duration.ofMillis(5),
                        256));
    }
}
