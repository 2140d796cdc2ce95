package io.getinference.gateway.usage;

import io.getinference.common.id.LifeId;
import io.getinference.gateway.journal.Journal;

import java.time.Duration;
import java.time.InstantSource;

/** Usage logs for tests of other packages. */
public final class UsageFixture {

    private UsageFixture() {}

    public static UsageLog log(Journal journal, LifeId life, InstantSource clock) {
        return new UsageLog(journal, life, clock, new UsageSettings(Duration.ofSeconds(1)));
    }
}
