package io.getinference.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.store.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.time.Duration;

/** The part of a gateway that records usage, on a store, for as long as it lives. */
final class OneLife {

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final UsageSender sender;
    final UsageLog log;
    final LifeEnd lifeEnd;
    final LifeId id;

    OneLife(LifeId id, Store store, Journal journal) {
        this(id, store, journal, UsageFixture.settings());
    }

    OneLife(LifeId id, Store store, Journal journal, UsageSettings settings) {
        this.id = id;
        UsageMeters meters = new UsageMeters(registry);
        KeptUsage kept = new KeptUsage(store, id, meters);
        sender = new UsageSender(journal, kept, settings).begin();
        meters.watch(sender);
        log = new UsageLog(kept, sender, meters, settings, Requests.CLOCK);
        lifeEnd = new LifeEnd(store, journal, meters, settings);
    }

    RunningUsage open(Caller caller) {
        Opening opening = log.open(RequestId.next(), caller, Requests.HOLD, Requests.route());
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).usage();
    }

    /** As the next start does it with the lives before it, to the end. */
    void endOthers() throws Exception {
        for (LifeId life : lifeEnd.lives()) {
            if (!life.equals(id)) {
                assertThat(lifeEnd.end(life, Duration.ofSeconds(10))).isNotNull();
                assertThat(lifeEnd.isOver(life)).isTrue();
            }
        }
    }

    /** As an orderly stop does it. */
    void stop(Duration max) {
        new UsageStop(log, lifeEnd, max).stop();
    }

    /** Its threads write nothing any more. */
    void kill() {
        sender.close();
    }

    double meter(String name) {
        return registry.get(name).meter().measure().iterator().next().getValue();
    }
}
