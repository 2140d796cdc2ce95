package io.getinference.gateway.budget;

import io.getinference.common.access.PlatformToken;
import io.getinference.common.id.LifeId;

import org.springframework.web.client.RestClient;

import java.net.URI;
import java.time.Duration;

/** Budgets for tests of other packages. */
public final class BudgetFixture {

    private BudgetFixture() {}

    public static Budget budget(InMemoryAuthority authority, LifeId life) {
        return new Budget(
                authority, life, BudgetFixture.of(bounds(Duration.ofMillis(50)), leases()));
    }

    /** One whose key has rate limits. */
    public static Budget budget(FoldedAuthority authority, LifeId life) {
        return new Budget(authority, life, of(bounds(Duration.ofMillis(50)), leases()));
    }

    /** The client of the only metering instance, as the application makes it. */
    public static MeteringInstances metering(URI instance, PlatformToken token) {
        Duration briefly = Duration.ofMillis(100);
        return new MeteringConfiguration()
                .meteringInstances(
                        RestClient.builder(),
                        new MeteringSettings(instance, null, briefly, briefly, briefly, briefly),
                        token);
    }

    static BudgetSettings bounds(Duration heldWaitMax) {
        return new BudgetSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                heldWaitMax,
                Duration.ofMillis(5),
                256);
    }

    static LeaseSettings leases() {
        return new LeaseSettings(
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                1_000,
                1_000,
                Duration.ofMinutes(10),
                Duration.ofMillis(5));
    }

    static Bounds of(BudgetSettings asking, LeaseSettings leases) {
        return new Bounds(
                asking,
                leases,
                new RateSettings(
                        Duration.ofSeconds(2), 256, Duration.ofSeconds(1), Duration.ofSeconds(59)));
    }
}
