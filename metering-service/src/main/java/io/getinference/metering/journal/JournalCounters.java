package io.getinference.metering.journal;

import io.getinference.metering.budget.Effect;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import java.util.concurrent.atomic.LongAdder;

/** Counts what should be rare. Counters only show trends: a replay after a crash counts twice. */
@Component
class JournalCounters {

    private final MeterRegistry meters;
    private final Counter quarantined;
    private final Counter reclaimed;
    private final Counter large;
    private final DistributionSummary sizes;
    private final LongAdder housePaid = new LongAdder();

    JournalCounters(MeterRegistry meters) {
        this.meters = meters;
        quarantined = meters.counter("metering.journal.quarantined");
        reclaimed = meters.counter("metering.lease.reclaimed");
        large = meters.counter("metering.account.state.large");
        sizes =
                DistributionSummary.builder("metering.account.state.entries")
                        .description("how many things an account's state holds after an event")
                        .register(meters);
        FunctionCounter.builder("metering.house", housePaid, LongAdder::doubleValue)
                .description("nano-dollars that no customer may be charged")
                .register(meters);
    }

    void quarantined() {
        quarantined.increment();
    }

    void size(int entries) {
        sizes.record(entries);
    }

    void large() {
        large.increment();
    }

    void count(Effect effect) {
        switch (effect) {
            case Effect.Rated rated -> housePaid.add(rated.rated().house().nanos());
            case Effect.Reclaimed _ -> reclaimed.increment();
            case Effect.Ignored(Effect.Reason reason) ->
                    meters.counter("metering.journal.ignored", "reason", reason.name()).increment();
            case Effect.Quarantined _, Effect.Taken _, Effect.Reached _, Effect.Closed _ -> {}
        }
    }
}
