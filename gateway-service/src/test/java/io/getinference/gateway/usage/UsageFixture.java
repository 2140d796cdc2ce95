package io.getinference.gateway.usage;

import io.getinference.common.id.LifeId;
import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.store.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.time.Duration;
import java.time.InstantSource;

/** Usage logs for tests of other packages. */
public final class UsageFixture {

    private UsageFixture() {}

    public static UsageLog log(Journal journal, Store store, LifeId life, InstantSource clock) {
        UsageMeters meters = new UsageMeters(new SimpleMeterRegistry());
        KeptUsage kept = new KeptUsage(store, life, meters);
        UsageSender sender = new UsageSender(journal, kept, settings()).begin();
        return new UsageLog(kept, sender, meters, settings(), clock);
    }

    static UsageSettings settings() {
        return new UsageSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                1_000,
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }
}
